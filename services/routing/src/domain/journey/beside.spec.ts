import { fold } from '@handoff/decider';
import { specify } from '@handoff/decider/specify';
import { describe, expect, it } from 'vitest';
import {
  advanced,
  bayside,
  chooses,
  chose,
  comesBack,
  ended,
  journey,
  nothingOpen,
  nursing,
  open,
  opened,
  proposed,
} from '../../testing/journey-samples.ts';

const { given } = specify(journey);
const path = 'english-to-nursing-assistant';
const begun = (...needs: string[]) => [
  opened(path, needs),
  ...journey.decide(open(path, needs), journey.initial).slice(1),
];
const stepsAfter = (history: ReturnType<typeof begun>) => {
  const state = fold(journey, history);
  return state.status === 'none'
    ? []
    : state.steps.map(({ id, status, because }) => `${id}: ${status} (${because})`);
};

describe('what is offered to everyone', () => {
  it('stands in every journey of the pathway, whatever was asked for', () =>
    expect(stepsAfter(begun(...nursing))).toEqual([
      'english: open (journey-opened)',
      'training: waiting (waits-for-fact)',
      'work: waiting (waits-for-fact)',
      'legal: open (journey-opened)',
      'cooperative: open (journey-opened)',
    ]));

  it('stays when nothing else is open, and the journey waits for the choice', () =>
    given(
      ...begun('learn.esl'),
      advanced('legal', 'waiting', 'waits-for-choice'),
      advanced('cooperative', 'waiting', 'waits-for-choice'),
    )
      .when(nothingOpen('english'))
      .then(advanced('english', 'closed', 'nothing-open')));

  it('does not keep a journey from its end once the aim is reached', () =>
    given(
      ...begun('work.placement'),
      advanced('legal', 'waiting', 'waits-for-choice'),
      advanced('cooperative', 'waiting', 'waits-for-choice'),
      proposed('work', { ...bayside, service: 'work.placement' }),
    )
      .when(comesBack('work', 'placed'))
      .then(advanced('work', 'done', 'placed'), ended('reached-its-aim', 'all-steps-done')));

  it('is seen to its end when it is under way', () =>
    given(...begun('work.placement'), proposed('legal', { ...bayside, service: 'legal.immigration' }))
      .when(comesBack('work', 'placed'))
      .then(advanced('work', 'done', 'placed')));

  it('is an aim of its own: a place in a cooperative ends the way as well', () =>
    given(
      ...begun('work.placement'),
      advanced('legal', 'waiting', 'waits-for-choice'),
      advanced('work', 'closed', 'nothing-open'),
    )
      .when(comesBack('cooperative', 'placed'))
      .then(advanced('cooperative', 'done', 'placed'), ended('reached-its-aim', 'all-steps-done')));

  it('does not wait for who has gone', () =>
    given(
      ...begun('learn.esl'),
      advanced('legal', 'waiting', 'waits-for-choice'),
      advanced('cooperative', 'waiting', 'waits-for-choice'),
      proposed('english', bayside),
    )
      .when({ type: 'LeaveStep', at: '2026-01-05', data: { step: 'english' } })
      .then(advanced('english', 'closed', 'exited'), ended('ended-early', 'exited')));
});

describe('child care beside a class', () => {
  const family = begun('support.childcare', 'learn.esl');

  it('comes first: the class waits', () =>
    expect(stepsAfter(family).slice(0, 2)).toEqual([
      'child-care: open (journey-opened)',
      'english: waiting (waits-for-fact)',
    ]));

  it('frees the class when the child has a place', () =>
    given(...family)
      .when(comesBack('child-care', 'enrolled'))
      .then(advanced('child-care', 'done', 'enrolled'), advanced('english', 'open', 'enrolled')));

  it('frees it also when there is none to be had: the person may go without', () =>
    given(...family)
      .when(nothingOpen('child-care'))
      .then(
        advanced('child-care', 'closed', 'nothing-open'),
        advanced('english', 'open', 'no-longer-waits'),
      ));

  it('frees it when the person finds care alone', () =>
    given(...family, advanced('child-care', 'waiting', 'waits-for-choice'))
      .when(chooses('child-care', []))
      .then(
        chose('child-care'),
        advanced('child-care', 'closed', 'not-wanted'),
        advanced('english', 'open', 'no-longer-waits'),
      ));

  it('holds nobody up who did not ask for it', () =>
    expect(stepsAfter(begun('learn.esl'))[0]).toBe('english: open (journey-opened)'));
});

describe('a step in the middle that nobody asked for', () => {
  it('hands on what it would have waited for: work still waits for English', () =>
    expect(stepsAfter(begun('learn.esl', 'work.placement')).slice(0, 2)).toEqual([
      'english: open (journey-opened)',
      'work: waiting (waits-for-fact)',
    ]));

  it('and opens when that comes back', () =>
    given(...begun('learn.esl', 'work.placement'))
      .when(comesBack('english', 'level-gained'))
      .then(advanced('english', 'done', 'level-gained'), advanced('work', 'open', 'level-gained')));
});

describe('a need that the pathway does not serve', () => {
  const also = begun('learn.esl', 'food');

  it('goes beside, and is not forgotten', () =>
    expect(stepsAfter(also)).toContain('also-food: open (journey-opened)'));

  it('is fulfilled by whatever comes back', () =>
    given(...also)
      .when(comesBack('also-food', 'served'))
      .then(advanced('also-food', 'done', 'served')));

  it('opens a journey of its own where no pathway serves anything', () =>
    expect(
      stepsAfter(
        journey.decide(open(null, ['support.banking']), journey.initial) as ReturnType<typeof begun>,
      ),
    ).toEqual(['also-support-banking: open (journey-opened)']));
});

describe('the stipend and its bonus', () => {
  const pilot = 'recovery-stipend';
  const both = [
    opened(pilot, ['cash.stipend', 'learn.esl']),
    ...journey.decide(open(pilot, ['cash.stipend', 'learn.esl']), journey.initial).slice(1),
  ];

  it('wait for two agencies: the stipend alone brings no bonus', () =>
    given(...both)
      .when(comesBack('stipend', 'served'))
      .then(advanced('stipend', 'done', 'served')));

  it("the bonus follows another agency's enrollment", () =>
    given(...both, advanced('stipend', 'done', 'served'))
      .when(comesBack('english', 'enrolled'))
      .then(advanced('english', 'open', 'enrolled'), advanced('bonus', 'open', 'enrolled')));

  it('there is no bonus for a class nobody asked for', () => {
    const alone = journey.decide(open(pilot, ['cash.stipend']), journey.initial)[0];
    expect(alone?.type === 'JourneyOpened' && alone.data.steps.map(({ id }) => id)).toEqual(['stipend']);
  });
});
