import { describe, expect, it } from 'vitest';
import type { Journey, StepState } from './state.ts';
import { standingOf } from './standing.ts';

const step = (id: string, differing: Partial<StepState>): StepState => ({
  id,
  service: 'learn.esl',
  program: 'aefla',
  beside: false,
  forEveryone: false,
  waitsFor: [],
  status: 'waiting',
  because: 'waits-for-fact',
  behind: false,
  asks: false,
  offered: true,
  options: [],
  tried: [],
  choices: null,
  atOnce: false,
  mode: 'confirm',
  priority: null,
  replaces: null,
  facts: [],
  trail: [],
  ...differing,
});
const journey = (...steps: StepState[]): Journey => ({
  status: 'open',
  journeyId: 'journey-1',
  personId: 'person-1',
  referrer: 'harbor-worker-center',
  intakeId: 'intake-1',
  pathway: 'english-to-work',
  pathwayVersion: 1,
  follows: null,
  navigators: null,
  informed: [],
  steps,
});

describe('where a journey stands', () => {
  it('is under way while an open step has brought nothing back', () =>
    expect(
      standingOf(journey(step('english', { status: 'open', because: 'journey-opened' }), step('work', {}))),
    ).toEqual({
      state: 'open',
      because: 'english',
    }));

  it('waits for the next fact once an agency has reported one', () =>
    expect(
      standingOf(
        journey(
          step('english', { status: 'open', because: 'enrolled', facts: ['enrolled'] }),
          step('work', {}),
        ),
      ),
    ).toEqual({ state: 'waiting', because: 'enrolled' }));

  it('waits for the reason that a waiting step states', () =>
    expect(standingOf(journey(step('english', { because: 'waits-for-consent' }), step('work', {})))).toEqual({
      state: 'waiting',
      because: 'waits-for-consent',
    }));
});
