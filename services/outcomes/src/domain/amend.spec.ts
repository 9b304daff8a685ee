import { specify } from '@handoff/decider/specify';
import { describe, it } from 'vitest';
import { nothingTold } from '../testing/nothing-told.ts';
import type {
  Corrected,
  Correction,
  ParticipationCommand,
  ParticipationEvent,
  Quarter,
  Whose,
  Withdrawal,
} from './facts.ts';
import { participationDecider } from './participation.ts';

const { given } = specify(participationDecider((list, code) => code !== 'no-such-code' && list !== ''));
const at = '2026-11-02T14:00:00.000Z';
const whose: Whose = {
  participationId: 'participation-1',
  referralId: 'referral-1',
  journeyId: 'journey-1',
  personId: 'person-1',
  provider: 'bayside-community-college',
};
const enrolled: ParticipationEvent = {
  type: 'EnrollmentRecorded',
  data: { ...whose, program: 'aefla', enrolledOn: '2026-09-01', term: null },
};
const served = (service = 'learn.esl'): ParticipationEvent => ({
  type: 'ServiceDelivered',
  data: { ...whose, service, from: '2026-09-02', to: '2026-09-30', hours: 24 },
});
const gained: ParticipationEvent = {
  type: 'MilestoneAttained',
  data: {
    ...whose,
    kind: 'measurable-skill-gain',
    type: 'transcript',
    attainedOn: '2026-10-15',
    fromLevel: null,
    toLevel: null,
    evidence: null,
  },
};
const job = {
  ...whose,
  startedOn: '2026-10-20',
  wageCents: 1850,
  wagePer: 'hour',
  hoursPerWeek: 32,
  occupation: '31-1131.00',
  evidence: 'self-report',
};
const employed: ParticipationEvent = { type: 'EmploymentRecorded', data: job };
const left: ParticipationEvent = {
  type: 'ParticipationExited',
  data: { ...whose, lastServiceOn: '2026-09-30', reason: 'completed' },
};
const quarter: Quarter = {
  on: '2026-09-30',
  employedAs: 'job',
  wageCents: 650_000,
  wagePer: null,
  hoursPerWeek: null,
  employer: '12-3456789',
  evidence: 'pay-stubs',
};
const reported: ParticipationEvent = { type: 'QuarterReported', data: { ...whose, ...quarter } };

type Told = Pick<Correction, 'kind' | 'on'> & Partial<Correction>;
const correct = (told: Told): ParticipationCommand => ({
  type: 'CorrectFact',
  at,
  data: { ...whose, ...nothingTold, earlierOn: told.on, why: 'typing-mistake', ...told },
});
const corrected = (
  fact: number,
  told: Pick<Corrected, 'kind' | 'on'> & Partial<Corrected>,
): ParticipationEvent => ({
  type: 'FactCorrected',
  data: { ...whose, ...nothingTold, why: 'typing-mistake', ...told, fact },
});
const withdraw = (
  named: Pick<Withdrawal, 'kind' | 'earlierOn'> & Partial<Withdrawal>,
): ParticipationCommand => ({
  type: 'WithdrawFact',
  at,
  data: { ...whose, service: null, type: null, occupation: null, why: 'wrong-person', ...named },
});
const withdrawn = (fact: number, kind: string, on: string): ParticipationEvent => ({
  type: 'FactWithdrawn',
  data: { ...whose, fact, kind, on, why: 'wrong-person' },
});

const onTheFifth = { kind: 'enrolled', on: '2026-09-05', program: 'aefla' };
const onTheEighth = { ...onTheFifth, on: '2026-09-08' };

describe('a correction', () => {
  it('tells the fact anew, under its number', () =>
    given(enrolled)
      .when(correct({ ...onTheFifth, earlierOn: '2026-09-01' }))
      .then(corrected(1, onTheFifth)));

  it('of a correction is one more, and names the day as it was corrected', () => {
    given(enrolled, corrected(1, onTheFifth))
      .when(correct({ ...onTheEighth, earlierOn: '2026-09-05' }))
      .then(corrected(1, onTheEighth));
    given(enrolled, corrected(1, onTheFifth))
      .when(correct({ ...onTheEighth, earlierOn: '2026-09-01' }))
      .thenRefused('no-such-fact');
  });

  it('that says what stands already says nothing', () =>
    given(enrolled)
      .when(correct({ ...onTheFifth, on: '2026-09-01' }))
      .thenNothing());

  it('stands under the rules of a first report', () => {
    given(enrolled)
      .when(correct({ ...onTheFifth, on: '2026-11-03', earlierOn: '2026-09-01' }))
      .thenRefused('date-in-the-future');
    given(enrolled, employed)
      .when(correct({ kind: 'employment', on: '2026-10-20', evidence: 'wage-match' }))
      .thenRefused('evidence-does-not-fit');
  });

  it('leaves standing what rests on the fact', () => {
    given(enrolled, gained)
      .when(correct({ ...onTheFifth, on: '2026-10-16', earlierOn: '2026-09-01' }))
      .thenRefused('facts-rest-on-it');
    given(enrolled, served(), left)
      .when(correct({ kind: 'exit', on: '2026-09-29', earlierOn: '2026-09-30', reason: 'completed' }))
      .thenRefused('exit-before-last-service');
  });

  it('that would make it the same as another fact is none', () => {
    const inOctober = {
      kind: 'employment',
      on: '2026-10-21',
      occupation: '31-1131.00',
      evidence: 'self-report',
    };
    const other: ParticipationEvent = {
      type: 'EmploymentRecorded',
      data: { ...job, startedOn: '2026-10-21' },
    };
    given(employed, other)
      .when(
        correct({
          ...inOctober,
          earlierOn: '2026-10-20',
          wageCents: 1850,
          wagePer: 'hour',
          hoursPerWeek: 32,
        }),
      )
      .thenRefused('same-as-another-fact');
  });

  it('of one of several of a day says which', () => {
    const two = [enrolled, served(), served('learn.iet')];
    const to = '2026-09-30';
    given(...two)
      .when(correct({ kind: 'service', on: '2026-09-02', to, hours: 30 }))
      .thenRefused('several-such-facts');
    given(...two)
      .when(correct({ kind: 'service', on: '2026-09-02', to, hours: 30, service: 'learn.iet' }))
      .then(corrected(3, { kind: 'service', on: '2026-09-02', to, hours: 30, service: 'learn.iet' }));
  });

  it.each<[string, Told, string]>([
    ['of a day nothing was told of', { ...onTheFifth, earlierOn: '2026-09-02' }, 'no-such-fact'],
    ['of a kind there is none of', { ...onTheFifth, kind: 'rumor' }, 'unknown-fact-kind'],
    [
      'without a reason of the list',
      { ...onTheFifth, earlierOn: '2026-09-01', why: 'no-such-code' },
      'code-unknown',
    ],
  ])('%s is refused', (_, told, code) => given(enrolled).when(correct(told)).thenRefused(code));

  it('from another provider is refused', () =>
    given(enrolled)
      .when({
        ...correct(onTheFifth),
        data: { ...correct(onTheFifth).data, provider: 'another' },
      } as ParticipationCommand)
      .thenRefused('provider-changed'));
});

describe('a withdrawal', () => {
  it('takes the fact back', () =>
    given(enrolled, employed)
      .when(withdraw({ kind: 'employment', earlierOn: '2026-10-20' }))
      .then(withdrawn(2, 'employment', '2026-10-20')));

  it('takes back what was corrected, by the day it has now', () =>
    given(enrolled, corrected(1, onTheFifth))
      .when(withdraw({ kind: 'enrolled', earlierOn: '2026-09-05' }))
      .then(withdrawn(1, 'enrolled', '2026-09-05')));

  it('is final: told again it is another fact', () => {
    const gone = withdrawn(2, 'employment', '2026-10-20');
    given(enrolled, employed, gone)
      .when(correct({ kind: 'employment', on: '2026-10-20', evidence: 'self-report' }))
      .thenRefused('no-such-fact');
    given(enrolled, employed, gone).when({ type: 'RecordEmployment', at, data: job }).then(employed);
  });

  it('of an enrollment waits for its milestones', () =>
    given(enrolled, gained)
      .when(withdraw({ kind: 'enrolled', earlierOn: '2026-09-01' }))
      .thenRefused('facts-rest-on-it'));

  it('of an exit lets services go on', () => {
    const october = { ...whose, service: 'learn.esl', from: '2026-10-01', to: '2026-10-31', hours: 20 };
    given(enrolled, left, withdrawn(2, 'exit', '2026-09-30'))
      .when({ type: 'RecordService', at, data: october })
      .then({ type: 'ServiceDelivered', data: october });
  });
});

describe('a fact that is told again resting on something else', () => {
  const withLetter = { ...job, evidence: 'employer-letter' };
  const verified: ParticipationEvent = {
    type: 'OutcomeVerified',
    data: {
      ...whose,
      fact: 'participation-1#2',
      by: whose.provider,
      evidence: 'employer-letter',
      strength: 'document',
    },
  };

  it('is attested once more', () =>
    given(enrolled, employed).when({ type: 'RecordEmployment', at, data: withLetter }).then(verified));
  it('is attested by the same thing once', () =>
    given(enrolled, employed, verified)
      .when({ type: 'RecordEmployment', at, data: withLetter })
      .thenNothing());
  it('is still refused where it says something else', () =>
    given(enrolled, employed)
      .when({ type: 'RecordEmployment', at, data: { ...withLetter, wageCents: 1900 } })
      .thenRefused('contradicts-recorded-fact'));
});

describe('a quarter', () => {
  const report = (differing: Partial<Quarter> = {}): ParticipationCommand => ({
    type: 'RecordQuarter',
    at,
    data: { ...whose, ...quarter, ...differing },
  });

  it('is told with what was paid in it', () => given(enrolled).when(report()).then(reported));
  it('is the same on every day of it', () =>
    given(enrolled, reported)
      .when(report({ on: '2026-07-01' }))
      .thenNothing());
  it('is attested by another document', () =>
    given(enrolled, reported)
      .when(report({ evidence: 'tax-form', on: '2026-08-01' }))
      .then({
        type: 'OutcomeVerified',
        data: {
          ...whose,
          fact: 'participation-1#2',
          by: whose.provider,
          evidence: 'tax-form',
          strength: 'document',
        },
      }));

  it.each<[string, Partial<Quarter>, string]>([
    ['told differently', { wageCents: 1 }, 'contradicts-recorded-fact'],
    ['that is still to come', { on: '2027-01-01' }, 'date-in-the-future'],
    ['as nothing of the list', { employedAs: 'no-such-code' }, 'code-unknown'],
    ['without work and with pay', { employedAs: 'none' }, 'wage-without-work'],
    ['at an hourly rate without hours', { wagePer: 'hour' }, 'hours-missing'],
    ['with pay of nothing', { wageCents: 0 }, 'wage-malformed'],
    ['at an employer whose number is none', { employer: '123456789' }, 'employer-malformed'],
    ['resting on a wage match', { evidence: 'wage-match' }, 'evidence-does-not-fit'],
  ])('%s is refused', (_, differing, code) =>
    given(enrolled, reported).when(report(differing)).thenRefused(code),
  );
});
