import { fold } from '@handoff/decider';
import { specify } from '@handoff/decider/specify';
import { describe, expect, it } from 'vitest';
import {
  about,
  advanced,
  at,
  bayside,
  changes,
  ended,
  harbor,
  journey,
  leaves,
  nursing,
  open,
  opened,
  proposed,
  restarted,
  restarts,
} from '../../testing/journey-samples.ts';
import type { JourneyCommand } from './journey.ts';
import type { JourneyEvent } from './events.ts';

const { given } = specify(journey);
const start = [
  opened('english-to-work', ['learn.esl', 'work.placement']),
  advanced('english', 'open', 'journey-opened'),
  advanced('work', 'waiting', 'waits-for-fact'),
];
const gained = [
  ...start,
  advanced('english', 'open', 'enrolled'),
  advanced('english', 'done', 'level-gained'),
  advanced('work', 'open', 'level-gained'),
];
const turned = (pathway: string, ...needs: string[]): JourneyEvent => {
  const first = opened(pathway, needs);
  const steps = first.type === 'JourneyOpened' ? first.data.steps : [];
  return { type: 'CourseChanged', data: { ...about, pathway, pathwayVersion: 1, steps } };
};
const nursingPath = 'english-to-nursing-assistant';
const stateAfter = (history: readonly JourneyEvent[], ...commands: JourneyCommand[]) => {
  const state = commands.reduce(
    (before, command) => fold(journey, journey.decide(command, before), before),
    fold(journey, history),
  );
  return state.status === 'none' ? expect.unreachable() : state;
};

describe('changing course', () => {
  it('keeps what is done, and opens what its facts free', () =>
    given(...gained)
      .when(changes(nursingPath, ...nursing))
      .then(
        turned(nursingPath, ...nursing),
        advanced('training', 'open', 'course-changed'),
        advanced('legal', 'open', 'course-changed'),
        advanced('cooperative', 'open', 'course-changed'),
      ));

  it('lets what both courses have go on untouched', () =>
    given(...start, proposed('english', bayside))
      .when(changes('recovery-stipend', 'learn.esl', 'cash.stipend'))
      .then(
        advanced('work', 'closed', 'course-changed'),
        turned('recovery-stipend', 'learn.esl', 'cash.stipend'),
        advanced('stipend', 'open', 'course-changed'),
        advanced('bonus', 'waiting', 'waits-for-fact'),
      ));

  it('keeps the history of what is left behind', () => {
    const { pathway, steps } = stateAfter(gained, changes('steady-ground', 'food'));
    expect(pathway).toBe('steady-ground');
    expect(steps.map(({ id, trail }) => [id, trail.map(({ because }) => because)])).toEqual([
      ['english', ['journey-opened', 'enrolled', 'level-gained']],
      ['work', ['waits-for-fact', 'level-gained', 'course-changed']],
      ['food', ['course-changed']],
    ]);
  });

  it('and back again finds what was done, done', () => {
    const back = changes('english-to-work', 'learn.esl', 'work.placement');
    const { steps } = stateAfter(gained, changes('steady-ground', 'food'), back);
    expect(steps.map(({ id, status, because }) => [id, status, because])).toEqual([
      ['food', 'closed', 'course-changed'],
      ['english', 'done', 'level-gained'],
      ['work', 'open', 'course-changed'],
    ]);
  });

  it('to where one is already changes nothing', () =>
    given(...start)
      .when(changes('english-to-work', 'learn.esl', 'work.placement'))
      .thenNothing());

  it.each([
    ['an unknown pathway', changes('to-the-moon', 'food'), 'unknown-pathway'],
    ['a pathway that serves none of the needs', changes('english-to-work', 'food'), 'pathway-serves-none'],
    ['no need at all', changes(null), 'no-needs'],
  ])('to %s is refused', (_what, command, code) =>
    given(...start)
      .when(command)
      .thenRefused(code),
  );
});

describe('a journey that somebody left', () => {
  const left = [...gained, proposed('work', bayside), ended('ended-early', 'person-asked')];

  it('ends with what the person said', () =>
    given(...gained)
      .when(leaves)
      .then(ended('nothing-open', 'person-asked')));

  it('is taken up again where it stopped', () =>
    given(...left)
      .when(restarts)
      .then(restarted, advanced('work', 'open', 'restarted')));

  it('keeps all it went through', () => {
    const { status, steps } = stateAfter(left, restarts);
    expect([status, steps[0]?.facts, steps[1]?.asks, steps[1]?.options]).toEqual([
      'open',
      ['enrolled', 'level-gained'],
      true,
      [],
    ]);
    expect(steps[1]?.trail.map(({ because }) => because)).toEqual([
      'waits-for-fact',
      'level-gained',
      'restarted',
    ]);
  });

  it('lets steps wait that have to wait', () =>
    given(...start, ended('nothing-open', 'referrer-closed'))
      .when(restarts)
      .then(
        restarted,
        advanced('english', 'open', 'restarted'),
        advanced('work', 'waiting', 'waits-for-fact'),
      ));

  it('stays closed where the person was erased', () =>
    given(...start, ended('nothing-open', 'person-erased'))
      .when(restarts)
      .thenRefused('journey-closed-for-good'));

  it('is not restarted while it goes on', () =>
    given(...start)
      .when(restarts)
      .thenNothing());
});

describe('lead and deputy navigator', () => {
  const assigns = (lead: string, deputy: string): JourneyCommand => ({
    type: 'AssignNavigators',
    at,
    data: { agency: harbor, lead, deputy },
  });
  const assigned: JourneyEvent = {
    type: 'NavigatorsAssigned',
    data: { ...about, lead: 'nav-07', deputy: 'nav-12' },
  };

  it('are named by the agency, by codes of its own', () =>
    given(...start)
      .when(assigns('nav-07', 'nav-12'))
      .then(assigned));

  it('are named once', () =>
    given(...start, assigned)
      .when(assigns('nav-07', 'nav-12'))
      .thenNothing());

  it.each([
    ['the same twice', assigns('nav-07', 'nav-07'), 'deputy-is-lead'],
    ['a name instead of a code', assigns('Ana Silva', 'nav-12'), 'not-a-code'],
    ['an address instead of a code', assigns('nav-07', 'ana@harbor.example'), 'not-a-code'],
  ])('%s is refused', (_what, command, code) =>
    given(...start)
      .when(command)
      .thenRefused(code),
  );

  it('stay when the journey is taken up again', () => {
    const history = [...start, assigned, ended('nothing-open', 'person-asked')];
    expect(stateAfter(history, restarts).navigators).toEqual({ lead: 'nav-07', deputy: 'nav-12' });
  });

  it('are those who took over, when one of them left after the journey had ended', () => {
    const history = [...start, assigned, ended('nothing-open', 'person-asked')];
    const handedOver: JourneyEvent = {
      type: 'NavigatorsAssigned',
      data: { ...about, lead: 'nav-12', deputy: 'nav-31' },
    };
    given(...history)
      .when(assigns('nav-12', 'nav-31'))
      .then(handedOver);
    expect(stateAfter([...history, handedOver], restarts).navigators).toEqual({
      lead: 'nav-12',
      deputy: 'nav-31',
    });
  });

  it('are not named any more where the person was erased', () =>
    given(...start, ended('nothing-open', 'person-erased'))
      .when(assigns('nav-07', 'nav-12'))
      .thenRefused('journey-ended'));
});

describe('every journey', () => {
  it('opens on the pathway that brings the least nobody asked for', () => {
    const pathwayFor = (...needs: string[]) => stateAfter([], open(null, needs)).pathway;
    expect(pathwayFor('learn.esl')).toBe('english-to-work');
    expect(pathwayFor(...nursing)).toBe(nursingPath);
    expect(pathwayFor('food')).toBe('steady-ground');
    expect(pathwayFor('train.apprenticeship')).toBe('trades-on-ramp');
  });
});
