import { describe, expect, it } from 'vitest';
import type { CollegeHabit } from '../habits.ts';
import { movesOn, type Notice } from './moves.ts';

const gainer: CollegeHabit = { answer: 'accept', later: 'gains-a-level', from: 'esl-2', to: 'esl-3' };
const leaver: CollegeHabit = { answer: 'accept', later: 'leaves', because: 'schedule' };
const absent: CollegeHabit = { answer: 'accept', later: 'never-comes' };
const declined: CollegeHabit = { answer: 'decline', because: 'course-does-not-fit' };

const on = (habit: CollegeHabit, said: Partial<Notice> & Pick<Notice, 'status'>, wasInLine = false) =>
  movesOn(
    { referral: 'referral-1', reference: 'H7K-4QD', role: 'receiver', program: 'aefla', ...said },
    { habit, today: '2027-02-01', localRef: 'BCC-0001', wasInLine },
  );

describe('a college', () => {
  it('looks at an offer before it decides', () => {
    for (const habit of [gainer, declined])
      expect(on(habit, { status: 'offered' })).toMatchObject([
        { to: 'responses', body: { status: 'in-review', localRef: 'BCC-0001' } },
      ]);
  });

  it('decides once it is in review', () => {
    expect(on(gainer, { status: 'in-review' })).toMatchObject([
      { body: { status: 'accepted' }, ifFull: { body: { status: 'waitlisted' } } },
    ]);
    expect(on({ ...gainer, answer: 'waitlist' }, { status: 'in-review' })).toMatchObject([
      { body: { status: 'waitlisted' } },
    ]);
    expect(on(declined, { status: 'in-review' })).toMatchObject([
      { body: { status: 'declined', reason: 'course-does-not-fit' } },
    ]);
  });

  it('accepts at once whom it had put in line and who is offered again', () =>
    expect(on({ ...gainer, answer: 'waitlist' }, { status: 'offered' }, true)).toMatchObject([
      { body: { status: 'accepted' }, ifFull: { body: { status: 'declined', reason: 'no-place' } } },
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

  it('gives up on somebody who never comes, and never calls that an enrollment', () => {
    expect(on(absent, { status: 'accepted' })).toMatchObject([
      { to: 'contact' },
      { to: 'responses', body: { status: 'active', what: 'no-show' } },
    ]);
    expect(on(absent, { status: 'active', result: 'no-show' })).toMatchObject([
      { to: 'responses', body: { status: 'completed', result: 'could-not-be-reached' } },
    ]);
  });

  it.each(['waitlisted', 'declined', 'withdrawn', 'expired', 'entered-in-error'])(
    'has nothing to say on %s',
    (status) => expect(on(gainer, { status })).toEqual([]),
  );
});
