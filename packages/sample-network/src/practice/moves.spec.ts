import { describe, expect, it } from 'vitest';
import type { Habit } from './habit.ts';
import { type Asked, movesOn, type Notice } from './moves.ts';

const gainer: Habit = { does: 'gains-a-level', from: 'esl-2', to: 'esl-3', inLine: false };
const leaver: Habit = { does: 'leaves', because: 'schedule', inLine: false };
const absent: Habit = { does: 'never-comes' };
const declined: Habit = { does: 'declines', because: 'course-does-not-fit' };
const silent: Habit = { does: 'is-silent' };

const on = (habit: Habit, said: Partial<Notice> & Pick<Notice, 'status'>, asked: Partial<Asked> = {}) =>
  movesOn(
    { referral: 'referral-1', role: 'receiver', service: 'learn.esl', program: 'aefla', ...said },
    { habit, today: '2027-02-01', localRef: 'BCC-0001', wasInLine: false, full: false, ...asked },
  );

describe('an agency', () => {
  it('looks at an offer before it decides', () => {
    for (const habit of [gainer, declined])
      expect(on(habit, { status: 'offered' })).toMatchObject([
        { to: 'responses', body: { status: 'in-review', localRef: 'BCC-0001' } },
      ]);
  });

  it('decides once it is in review', () => {
    expect(on(gainer, { status: 'in-review' })).toMatchObject([{ body: { status: 'accepted' } }]);
    expect(on({ ...gainer, inLine: true }, { status: 'in-review' })).toMatchObject([
      { body: { status: 'waitlisted' } },
    ]);
    expect(on(declined, { status: 'in-review' })).toMatchObject([
      { body: { status: 'declined', reason: 'course-does-not-fit' } },
    ]);
  });

  it('that is full by its own count puts people in line', () =>
    expect(on(gainer, { status: 'in-review' }, { full: true })).toMatchObject([
      { body: { status: 'waitlisted' } },
    ]));

  it('accepts at once whom it had put in line and who is offered again', () =>
    expect(on({ ...gainer, inLine: true }, { status: 'offered' }, { wasInLine: true })).toMatchObject([
      { name: 'accepted-from-line', body: { status: 'accepted' } },
    ]));

  it('reads how to reach the person, and reports the enrollment, only after the acceptance came back', () =>
    expect(on(gainer, { status: 'accepted' })).toEqual([
      { to: 'contact' },
      { to: 'facts', name: 'enrolled', body: { kind: 'enrolled', on: '2027-02-01', program: 'aefla' } },
    ]));

  it('reports a level gained only after the enrollment came back', () =>
    expect(on(gainer, { status: 'completed', result: 'enrolled' })).toMatchObject([
      { to: 'facts', body: { kind: 'milestone', on: '2027-02-01', fromLevel: 'esl-2', toLevel: 'esl-3' } },
    ]));

  it('reports that a learner left', () =>
    expect(on(leaver, { status: 'completed', result: 'enrolled' })).toMatchObject([
      { to: 'facts', body: { kind: 'exit', on: '2027-02-01', reason: 'schedule' } },
    ]));

  it('reports what it gave, and then that it is over', () =>
    expect(on({ does: 'serves', inLine: false }, { status: 'accepted', service: 'food' })).toMatchObject([
      { to: 'contact' },
      { body: { kind: 'service', service: 'food' } },
      { body: { status: 'completed', result: 'served' } },
    ]));

  it('gives up on somebody who never comes, and never calls that an enrollment', () => {
    expect(on(absent, { status: 'accepted' })).toMatchObject([
      { to: 'contact' },
      { to: 'responses', body: { status: 'active', what: 'no-show' } },
    ]);
    expect(on(absent, { status: 'active', result: 'no-show' })).toMatchObject([
      { to: 'responses', body: { status: 'completed', result: 'could-not-be-reached' } },
    ]);
  });

  it('that checks something itself says afterwards that requirements are not completed, and no more', () =>
    expect(on({ does: 'sends-back' }, { status: 'accepted' })).toMatchObject([
      { to: 'contact' },
      { body: { status: 'declined', reason: 'requirements-not-completed' } },
    ]));

  it('that is silent says nothing whatever comes', () => {
    for (const status of ['offered', 'in-review', 'accepted']) expect(on(silent, { status })).toEqual([]);
  });

  it.each(['waitlisted', 'declined', 'withdrawn', 'expired', 'entered-in-error'])(
    'has nothing to say on %s',
    (status) => expect(on(gainer, { status })).toEqual([]),
  );
});
