import { describe, expect, it } from 'vitest';
import type { Habit } from '../practice/habit.ts';
import { movesOn } from '../practice/moves.ts';
import { withBadRows } from './bad-rows.ts';
import { csvOf, rowOf } from './rows.ts';

const places: Habit = { does: 'places', wageCents: 1950, hours: 37.5, occupation: '35-2014.00' };

const on = (status: string, habit: Habit, result: string | null = null) =>
  movesOn(
    {
      referral: 'H7K-4QD',
      role: 'receiver',
      status,
      service: 'work.placement',
      program: 'wioa_adult',
      result,
    },
    { habit, today: '2027-02-01', localRef: 'NSC-0001', wasInLine: false, full: false },
  ).flatMap((move) => rowOf('H7K-4QD', move) ?? []);

describe('an office that works in spreadsheets', () => {
  it('accepts or declines what it looked at, and gives it a number of its own', () => {
    expect(on('in-review', places)).toEqual([
      { referral: 'H7K-4QD', status: 'accepted', local_ref: 'NSC-0001' },
    ]);
    expect(on('in-review', { does: 'declines', because: 'no-place' })).toEqual([
      { referral: 'H7K-4QD', status: 'declined', reason: 'no-place', local_ref: 'NSC-0001' },
    ]);
  });

  it('reports a placement with its day, its pay and what it rests on, once the acceptance stands', () =>
    expect(on('accepted', places)).toEqual([
      {
        referral: 'H7K-4QD',
        status: 'placed',
        date: '2027-02-01',
        wage: '19.50',
        wage_per: 'hour',
        hours_per_week: '37.5',
        occupation: '35-2014.00',
        evidence: 'employer-letter',
      },
    ]));

  it('says what was given and that it is over in two rows', () =>
    expect(on('accepted', { does: 'serves', inLine: false })).toEqual([
      { referral: 'H7K-4QD', status: 'served', date: '2027-02-01', type: 'work.placement' },
      { referral: 'H7K-4QD', status: 'completed', result: 'served' },
    ]));

  it('reports a credential under the word of the contract', () =>
    expect(
      on(
        'completed',
        { does: 'earns-a-credential', type: 'occupational-certificate', inLine: false },
        'enrolled',
      ),
    ).toEqual([
      {
        referral: 'H7K-4QD',
        status: 'milestone',
        date: '2027-02-01',
        type: 'credential:occupational-certificate',
        evidence: 'award',
      },
    ]));

  it('has no word for somebody who did not come, and says at once what it came to', () =>
    expect(on('accepted', { does: 'never-comes' })).toEqual([
      { referral: 'H7K-4QD', status: 'completed', result: 'could-not-be-reached' },
    ]));

  it('has nothing to say about what is over', () => expect(on('completed', places)).toEqual([]));
});

describe('the first file', () => {
  it('ends in a row that is cut off and a row about somebody else, on lines of their own', () => {
    const text = withBadRows(csvOf([{ referral: 'H7K-4QD', status: 'accepted' }]));
    const commas = ','.repeat(12);
    expect(text.split('\r\n').slice(1)).toEqual([
      `H7K-4QD,accepted${commas}`,
      'ZZZ-ZZZ,placed',
      `ZZZ-ZZZ,accepted${commas}`,
      '',
    ]);
  });
});
