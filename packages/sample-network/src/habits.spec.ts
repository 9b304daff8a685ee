import { describe, expect, it } from 'vitest';
import { collegeHabits, habitFor, jobCenterHabits } from './habits.ts';

const tally = (words: readonly string[]) =>
  Object.fromEntries(
    Object.entries(Object.groupBy(words, (word) => word)).map(([word, all]) => [word, all?.length]),
  );

describe('a habit', () => {
  it('follows the number of the arrival and comes round again', () => {
    const letters = ['a', 'b', 'c'];
    expect([1, 2, 3, 4, 7].map((number) => habitFor(letters, number))).toEqual(['a', 'b', 'c', 'a', 'a']);
  });

  it('needs a number that counts from 1', () => expect(() => habitFor(['a', 'b'], 0)).toThrow(RangeError));
});

describe('of twelve people a college is offered', () => {
  it('seven gain a level, two enroll and leave, one never comes, two are declined', () =>
    expect(
      tally(collegeHabits.map((habit) => (habit.answer === 'decline' ? habit.because : habit.later))),
    ).toEqual({
      'gains-a-level': 7,
      leaves: 2,
      'never-comes': 1,
      'schedule-does-not-fit': 1,
      'course-does-not-fit': 1,
    }));

  it('one waits in line first', () =>
    expect(collegeHabits.filter(({ answer }) => answer === 'waitlist')).toHaveLength(1));
});

describe('of six people a job center is offered', () => {
  it('four are placed, for one nothing is found, one is declined', () =>
    expect(
      tally(jobCenterHabits.map((habit) => (habit.answer === 'decline' ? habit.because : habit.later))),
    ).toEqual({
      places: 4,
      'finds-nothing': 1,
      'schedule-does-not-fit': 1,
    }));
});
