import type { ToldEvent } from '../tables/rebuild.ts';
import { rebuild } from '../tables/rebuild.ts';
import type { Hosted } from './hosted-outcomes.ts';

type Name = Parameters<Hosted['command']>[0];
type Said = Parameters<Hosted['command']>[2];

const college = 'bayside-community-college';

/** Who takes part in what: the first person in two programs, the third in one program at two agencies, and still at one. */
const participations = [
  { number: 1, personId: 'person-1', program: 'aefla', provider: college },
  { number: 2, personId: 'person-1', program: 'wioa_adult', provider: 'harbor-learning' },
  { number: 3, personId: 'person-3', program: 'aefla', provider: college },
  { number: 4, personId: 'person-4', program: 'aefla', provider: college },
  { number: 5, personId: 'person-5', program: 'aefla', provider: college },
  { number: 6, personId: 'person-3', program: 'aefla', provider: 'harbor-learning' },
] as const;

const whose = ({ number, personId, provider }: (typeof participations)[number]) => ({
  participationId: `participation-${number}`,
  referralId: `referral-${number}`,
  journeyId: `journey-${number}`,
  personId,
  provider,
});

const [second, fourth] = ['2026-05-01', '2026-10-20'];
const paid = { wagePer: null, hoursPerWeek: null, evidence: 'pay-stubs', employedAs: 'job' };

const keptJob = { ...paid, on: second, wageCents: 700_000, employer: '12-3456789' };

/** By participation: person 1 kept an employer, 3 changed, 4 had no work, 5 has work at unknown pay and the rest is not known yet. */
const quarters: readonly (readonly [number, object])[] = [
  [1, keptJob],
  [1, { ...paid, on: fourth, wageCents: 710_000, employer: '12-3456789' }],
  [3, { ...paid, on: second, wageCents: 650_001, employer: '12-3456789' }],
  [3, { ...paid, on: fourth, wageCents: 800_000, employer: '98-7654321' }],
  [4, { ...paid, on: second, wageCents: null, employer: null, employedAs: 'none' }],
  [5, { ...paid, on: second, wageCents: null, employer: '98-7654321' }],
];

/** Participation 3 rose a level; the day of it was told wrong at first. */
const rose = {
  kind: 'measurable-skill-gain',
  type: 'educational-functioning-level',
  attainedOn: '2025-09-15',
  fromLevel: 'esl-2',
  toLevel: 'esl-3',
  evidence: 'pre-post-test',
};
const named = { service: null, type: null, occupation: null };
const { kind: milestone, attainedOn, ...risen } = rose;
const corrected = {
  ...named,
  ...risen,
  kind: 'milestone',
  milestone,
  earlierOn: attainedOn,
  on: '2025-09-16',
  to: null,
  program: null,
  term: null,
  hours: null,
  employedAs: null,
  wageCents: null,
  wagePer: null,
  hoursPerWeek: null,
  employer: null,
  reason: null,
  why: 'typing-mistake',
};

/** The job that participation 5 has work in. */
const began = {
  startedOn: '2026-04-20',
  wageCents: null,
  wagePer: null,
  hoursPerWeek: null,
  occupation: null,
};
/** A service of participation 4 that never was. */
const inError = { from: '2025-09-01' };

const stays = 6;

/** Four people in six participations; all left in October 2025 but one, who had risen a level elsewhere; each kind of event is told. */
export const leftTwoPrograms = async (service: Hosted): Promise<void> => {
  let told = 0;
  const tell = (name: Name, number: number, said: object) => {
    const own = participations.find((each) => each.number === number);
    if (own === undefined) throw new Error(`There is no participation ${number}`);
    return service.command(
      name,
      `participation-${number}`,
      { ...whose(own), ...said } as Said,
      `partner:test:${(told += 1)}`,
    );
  };
  for (const { number, program } of participations) {
    await tell('RecordEnrollment', number, { program, enrolledOn: '2025-07-07', term: null });
    await tell('RecordService', number, {
      service: 'learn.esl',
      from: '2025-07-07',
      to: number === stays ? '2026-10-30' : '2025-10-03',
      hours: 40,
    });
    if (number !== stays)
      await tell('RecordExit', number, { lastServiceOn: '2025-10-10', reason: 'completed' });
  }
  await tell('RecordMilestone', 3, rose);
  await tell('RecordMilestone', 3, { ...rose, evidence: 'transcript' });
  for (const [number, said] of quarters) await tell('RecordQuarter', number, said);
  await tell('RecordQuarter', 1, { ...keptJob, evidence: 'self-report' });
  await tell('RecordEmployment', 5, { ...began, evidence: 'self-report' });
  await tell('CorrectFact', 3, corrected);
  await tell('RecordService', 4, { service: 'learn.esl', ...inError, to: inError.from, hours: 3 });
  await tell('WithdrawFact', 4, { ...named, kind: 'service', earlierOn: inError.from, why: 'wrong-person' });
  await service.settle();
};

const move = (type: string, number: number, sequence: number, time: string, said: object): ToldEvent => ({
  type,
  data: {
    referralId: `referral-${number}`,
    journeyId: `journey-${number}`,
    personId: participations.find((each) => each.number === number)?.personId ?? '',
    referrer: 'harbor-worker-center',
    agency: college,
    ...said,
  },
  origin: { id: `event-move-${number}-${sequence}`, subject: `referral-${number}`, sequence, time },
});
const offer = { service: 'learn.esl', program: 'aefla', by: 'R' };

const intake = (personId: string): ToldEvent => ({
  type: 'IntakeSubmitted',
  data: {
    intakeId: `intake-of-${personId}`,
    personId,
    referrer: 'harbor-worker-center',
    language: 'es',
    jurisdiction: 'US-MA',
  },
  origin: {
    id: `event-intake-${personId}`,
    subject: `intake-of-${personId}`,
    sequence: 1,
    time: '2025-06-02T14:00:00.000Z',
  },
});

/** The referrals of participations 1 and 3 to the college: one was answered after two days, one after five; a third waits. */
export const referredBefore = async ({ tables }: Hosted): Promise<void> => {
  await rebuild(
    [
      intake('person-1'),
      move('ReferralOffered', 1, 1, '2025-06-02T15:00:00.000Z', offer),
      move('ReferralAccepted', 1, 2, '2025-06-04T15:00:00.000Z', { by: 'T' }),
      move('ReferralActive', 1, 3, '2025-06-09T15:00:00.000Z', { what: 'first-contact' }),
      move('ReferralOffered', 3, 1, '2025-06-02T15:00:00.000Z', offer),
      move('ReferralAccepted', 3, 2, '2025-06-07T15:00:00.000Z', { by: 'T' }),
      move('ReferralOffered', 9, 1, '2025-06-02T15:00:00.000Z', { ...offer, personId: 'person-9' }),
    ],
    tables,
  );
};
