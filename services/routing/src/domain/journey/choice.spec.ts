import { fold } from '@handoff/decider';
import { specify } from '@handoff/decider/specify';
import { describe, expect, it } from 'vitest';
import {
  advanced,
  bayside,
  choice,
  chooses,
  chose,
  ended,
  journey,
  leaves,
  opened,
  proposed,
} from '../../testing/journey-samples.ts';

const { given } = specify(journey);
const start = [
  opened('english-to-work', ['learn.esl', 'work.placement']),
  advanced('english', 'open', 'journey-opened'),
  advanced('work', 'waiting', 'waits-for-fact'),
];
const quincy = choice(1, 'quincy-point-college');

describe('the person chooses, later than at the intake', () => {
  it.each(['waits-for-choice', 'no-option-left', 'parked'] as const)(
    'a step that says %s goes on',
    (because) =>
      given(...start, advanced('english', 'waiting', because))
        .when(chooses('english', [quincy]))
        .then(chose('english', quincy), advanced('english', 'open', 'person-chose')),
  );

  it('a step that was closed opens again, and keeps its history', () => {
    const given = [
      ...start,
      advanced('work', 'closed', 'not-wanted'),
      advanced('english', 'closed', 'declined'),
    ];
    const events = journey.decide(chooses('english', [quincy]), fold(journey, given));
    const state = fold(journey, [...given, ...events]);
    expect(state.status === 'open' && state.steps[0]?.trail.map(({ because }) => because)).toEqual([
      'journey-opened',
      'declined',
      'person-chose',
    ]);
  });

  it('and a step that waits for a fact goes on waiting, with the choice made', () =>
    given(...start)
      .when(chooses('work', [choice(1, 'north-shore-career-center', 'work.placement')]))
      .then(chose('work', choice(1, 'north-shore-career-center', 'work.placement'))));

  it('an agency that had its turn may be asked again', () => {
    const state = fold(journey, [
      ...start,
      proposed('english', bayside),
      advanced('english', 'waiting', 'no-option-left'),
      chose('english', choice(1, bayside.agency)),
    ]);
    expect(state.status === 'open' && state.steps[0]?.tried).toEqual([]);
  });

  it('in the order of the ranks, however they were sent', () =>
    given(...start, advanced('english', 'waiting', 'waits-for-choice'))
      .when(chooses('english', [choice(2, 'bayside-community-college'), quincy]))
      .then(
        chose('english', quincy, choice(2, 'bayside-community-college')),
        advanced('english', 'open', 'person-chose'),
      ));

  it('no agency at all: the step is not wanted', () =>
    given(...start, advanced('english', 'waiting', 'waits-for-choice'))
      .when(chooses('english', []))
      .then(
        chose('english'),
        advanced('english', 'closed', 'not-wanted'),
        ended('nothing-open', 'person-asked'),
      ));
});

describe('a choice is refused', () => {
  const waiting = [...start, advanced('english', 'waiting', 'waits-for-choice')];
  it.each([
    ['for a step that is not there', start, chooses('cooking', [quincy]), 'unknown-step'],
    [
      'while an offer stands',
      [...start, proposed('english', bayside)],
      chooses('english', [quincy]),
      'offer-stands',
    ],
    [
      'for a step that is done',
      [...start, advanced('english', 'done', 'level-gained')],
      chooses('english', [quincy]),
      'step-is-done',
    ],
    [
      'that names an agency twice',
      waiting,
      chooses('english', [quincy, choice(2, quincy.agency)]),
      'choice-twice',
    ],
    ['that gives a rank twice', waiting, chooses('english', [quincy, choice(1, 'salem')]), 'choice-twice'],
    [
      'for another service',
      waiting,
      chooses('english', [choice(1, 'salem', 'food')]),
      'choice-for-another-service',
    ],
    [
      'of an agency that did not refer the person',
      waiting,
      chooses('english', [quincy], 'salem'),
      'unknown-journey',
    ],
    ['on a journey nobody opened', [], chooses('english', [quincy]), 'unknown-journey'],
    [
      'on a journey that ended',
      [...start, ended('ended-early', 'person-asked')],
      chooses('english', [quincy]),
      'journey-ended',
    ],
  ])('%s', (_why, history, command, code) =>
    given(...history)
      .when(command)
      .thenRefused(code),
  );

  it('but leaving twice is leaving once', () =>
    given(...start, ended('nothing-open', 'person-asked'))
      .when(leaves)
      .thenNothing());
});
