import { fold } from '@handoff/decider';
import { specify } from '@handoff/decider/specify';
import { describe, expect, it } from 'vitest';
import { loadPathways } from '../../pathways/load-pathways.ts';
import { createJourney, type Failure, type JourneyCommand } from './journey.ts';
import type { EndReason, JourneyEvent, JourneyResult, Option, StepReason, StepStatus } from './events.ts';
import type { Fact } from './pathway.ts';

const journey = createJourney(loadPathways());
const { given } = specify(journey);
const at = '2026-01-05T14:00:00.000Z';

const about = { journeyId: 'journey-1', personId: 'person-1', referrer: 'harbor-worker-center' };
const bayside: Option = {
  rank: 1,
  agency: 'bayside-community-college',
  service: 'learn.esl',
  program: 'aefla',
  cohort: 'esl-evening',
  because: ['chosen-by-person', 'speaks-the-language'],
  against: [],
};
const quincy: Option = { ...bayside, rank: 2, agency: 'quincy-point-college', cohort: null };
const northShore: Option = {
  rank: 1,
  agency: 'north-shore-career-center',
  service: 'work.placement',
  program: 'wioa_adult',
  cohort: null,
  because: ['chosen-by-person'],
  against: [],
};

type Step = 'english' | 'work';
const onTheWay = { beside: false, forEveryone: false };
const both = [
  { id: 'english', service: 'learn.esl', program: 'aefla', ...onTheWay, waitsFor: [] as string[] },
  { id: 'work', service: 'work.placement', program: 'wioa_adult', ...onTheWay, waitsFor: ['english'] },
];
const opened = (steps = both): JourneyEvent => ({
  type: 'JourneyOpened',
  data: {
    ...about,
    intakeId: 'intake-1',
    follows: null,
    pathway: 'english-to-work',
    pathwayVersion: 1,
    steps,
  },
});
const advanced = (step: Step, status: StepStatus, because: StepReason): JourneyEvent => ({
  type: 'JourneyAdvanced',
  data: { ...about, step, status, because },
});
const proposed = (step: Step, options: readonly Option[], replaces: string | null = null): JourneyEvent => ({
  type: 'OptionsProposed',
  data: { ...about, step, options, replaces },
});
const ended = (result: JourneyResult, reason: EndReason): JourneyEvent => ({
  type: 'JourneyEnded',
  data: { ...about, result, reason },
});

const open = (
  needs = ['learn.esl', 'work.placement'],
  pathway: string | null = 'english-to-work',
): JourneyCommand => ({
  type: 'OpenJourney',
  at,
  data: { ...about, intakeId: 'intake-1', pathway, needs, follows: null },
});
const propose = (
  step: Step,
  options: readonly Option[],
  otherwise: 'waits-for-choice' | 'waits-for-consent' | 'nothing-open' = 'nothing-open',
): JourneyCommand => ({ type: 'ProposeOptions', at, data: { step, options, otherwise } });
const fails = (failure: Partial<Failure> = {}): JourneyCommand => ({
  type: 'FailOption',
  at,
  data: {
    step: 'english',
    agency: bayside.agency,
    referralId: 'referral-1',
    because: 'declined',
    next: 'next-option',
    ...failure,
  },
});
const comesBack = (step: Step, fact: Fact): JourneyCommand => ({
  type: 'RecordFact',
  at,
  data: { step, fact },
});

const start = [
  opened(),
  advanced('english', 'open', 'journey-opened'),
  advanced('work', 'waiting', 'waits-for-fact'),
];
const atCollege = [...start, proposed('english', [bayside, quincy])];
const levelGained = [
  ...atCollege,
  advanced('english', 'open', 'enrolled'),
  advanced('english', 'done', 'level-gained'),
  advanced('work', 'open', 'level-gained'),
];

describe('the way of Massachusetts, from English to work', () => {
  it('opens English and lets work wait', () =>
    given()
      .when(open())
      .then(...start));

  it('proposes what the person ranked', () =>
    given(...start)
      .when(propose('english', [bayside, quincy]))
      .then(proposed('english', [bayside, quincy])));

  it('stays at English when the college enrolls', () =>
    given(...atCollege)
      .when(comesBack('english', 'enrolled'))
      .then(advanced('english', 'open', 'enrolled')));

  it('opens work when the level is gained', () =>
    given(...atCollege, advanced('english', 'open', 'enrolled'))
      .when(comesBack('english', 'level-gained'))
      .then(advanced('english', 'done', 'level-gained'), advanced('work', 'open', 'level-gained')));

  it('proposes the job center', () =>
    given(...levelGained)
      .when(propose('work', [northShore]))
      .then(proposed('work', [northShore])));

  it('ends with the placement: it reached its aim', () =>
    given(...levelGained, proposed('work', [northShore]))
      .when(comesBack('work', 'placed'))
      .then(advanced('work', 'done', 'placed'), ended('reached-its-aim', 'all-steps-done')));

  it('counts the gain as a fact of English, not of work', () => {
    const state = fold(journey, levelGained);
    expect(state.status === 'open' && state.steps.map(({ facts }) => facts)).toEqual([
      ['enrolled', 'level-gained'],
      [],
    ]);
  });

  it('draws each step with its dates', () => {
    const dated = start.map((event, day) => ({ ...event, at: `2026-01-0${day + 5}` }));
    const state = fold(journey, dated);
    expect(state.status === 'open' && state.steps[0]?.trail).toEqual([
      { status: 'open', because: 'journey-opened', at: '2026-01-06' },
    ]);
  });
});

describe('a fact', () => {
  it('counts once', () =>
    given(...levelGained)
      .when(comesBack('english', 'level-gained'))
      .thenNothing());

  it('that fulfils its step counts also after the referral came to nothing', () =>
    given(...atCollege, advanced('english', 'waiting', 'no-option-left'))
      .when(comesBack('english', 'level-gained'))
      .then(advanced('english', 'done', 'level-gained'), advanced('work', 'open', 'level-gained')));

  it('of a step nobody asked for is no concern', () =>
    given(...start)
      .when({ type: 'RecordFact', at, data: { step: 'cooking', fact: 'served' } })
      .thenNothing());
});

describe('what the person asked for', () => {
  const onlyWork = [
    opened(both.slice(1).map((step) => ({ ...step, waitsFor: [] }))),
    advanced('work', 'open', 'journey-opened'),
  ];

  it('opens work at once for someone who does not ask for English', () =>
    given()
      .when(open(['work.placement']))
      .then(...onlyWork));

  it('finds the pathway when none is named', () =>
    given()
      .when(open(['learn.esl', 'work.placement'], null))
      .then(...start));

  it('ends at once where it is nothing, and says so', () =>
    given()
      .when(open([]))
      .then(
        {
          type: 'JourneyOpened',
          data: {
            ...about,
            intakeId: 'intake-1',
            follows: null,
            pathway: 'none',
            pathwayVersion: 0,
            steps: [],
          },
        },
        ended('nothing-open', 'no-pathway'),
      ));

  it('is opened once', () =>
    given(...start)
      .when(open())
      .thenNothing());
});

describe('a step without an option', () => {
  it('waits for a choice where the person made none', () =>
    given(...start)
      .when(propose('english', [], 'waits-for-choice'))
      .then(advanced('english', 'waiting', 'waits-for-choice')));

  it('waits for consent where it is missing', () =>
    given(...start)
      .when(propose('english', [], 'waits-for-consent'))
      .then(advanced('english', 'waiting', 'waits-for-consent')));

  it('goes on when consent is given', () =>
    given(...start, advanced('english', 'waiting', 'waits-for-consent'))
      .when({ type: 'ResumeWithConsent', at, data: {} })
      .then(advanced('english', 'open', 'consent-given')));

  it('closes where nothing is open, and the journey with it: work can never open', () =>
    given(...start)
      .when(propose('english', []))
      .then(advanced('english', 'closed', 'nothing-open'), ended('nothing-open', 'no-option-left')));

  it('after a first success ends the journey early', () =>
    given(...levelGained)
      .when(propose('work', []))
      .then(advanced('work', 'closed', 'nothing-open'), ended('ended-early', 'no-option-left')));

  it('is looked at once', () =>
    given(...atCollege)
      .when(propose('english', [bayside]))
      .thenNothing());
});

describe('an option that comes to nothing', () => {
  it('is followed by the next one the person ranked', () =>
    given(...atCollege)
      .when(fails())
      .then(proposed('english', [quincy], 'referral-1')));

  it('leaves it to the referrer when it was the last', () =>
    given(...atCollege, proposed('english', [quincy], 'referral-1'))
      .when(fails({ agency: quincy.agency, referralId: 'referral-2' }))
      .then(advanced('english', 'waiting', 'no-option-left')));

  it('says nothing when it is not the one in turn', () =>
    given(...atCollege, proposed('english', [quincy], 'referral-1'))
      .when(fails())
      .thenNothing());

  it('is passed over without consent', () =>
    given(...atCollege)
      .when(fails({ referralId: null, because: 'waits-for-consent' }))
      .then(proposed('english', [quincy])));

  it('lets the step wait for consent when no other is left', () =>
    given(...start, proposed('english', [bayside]))
      .when(fails({ referralId: null, because: 'waits-for-consent' }))
      .then(advanced('english', 'waiting', 'waits-for-consent')));

  it('pauses the step until somebody asks', () =>
    given(...atCollege)
      .when(fails({ next: 'park' }))
      .then(advanced('english', 'waiting', 'parked')));

  it('ends the journey early when the person wants no more', () =>
    given(...atCollege)
      .when(fails({ next: 'close' }))
      .then(advanced('english', 'closed', 'declined'), ended('ended-early', 'person-asked')));

  it('is remembered, so that it is not tried again', () => {
    const state = fold(journey, [...atCollege, proposed('english', [quincy], 'referral-1')]);
    expect(state.status === 'open' && state.steps[0]?.tried).toEqual([bayside.agency]);
  });
});

describe('leaving', () => {
  it('a program closes its step', () =>
    given(...atCollege, advanced('english', 'open', 'enrolled'))
      .when({ type: 'LeaveStep', at, data: { step: 'english' } })
      .then(advanced('english', 'closed', 'exited'), ended('ended-early', 'exited')));

  it('a program after the gain changes nothing', () =>
    given(...levelGained)
      .when({ type: 'LeaveStep', at, data: { step: 'english' } })
      .thenNothing());

  it('altogether ends the journey', () =>
    given(...atCollege)
      .when({ type: 'EndJourney', at, data: { reason: 'person-erased' } })
      .then(ended('ended-early', 'person-erased')));

  it('is final: nothing is offered afterwards', () =>
    given(...atCollege, ended('ended-early', 'person-erased'))
      .when(fails())
      .thenNothing());
});
