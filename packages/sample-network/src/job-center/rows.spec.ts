import { describe, expect, it } from 'vitest';
import type { JobCenterHabit } from '../habits.ts';
import { withBadRows } from './bad-rows.ts';
import { csvOf, rowFor } from './rows.ts';

const places: JobCenterHabit = {
  answer: 'accept',
  later: 'places',
  wage: '19.50',
  hours: '37.5',
  occupation: '35-2014.00',
};
const on = (status: string, habit: JobCenterHabit) =>
  rowFor(
    { referral: 'H7K-4QD', status, respond_by: '' },
    { habit, today: '2027-02-01', localRef: 'NSC-0001' },
  );

describe('a job center', () => {
  it('accepts or declines what is offered', () => {
    expect(on('offered', places)).toEqual({ referral: 'H7K-4QD', status: 'accepted', local_ref: 'NSC-0001' });
    expect(on('offered', { answer: 'decline', because: 'no-place' })).toEqual({
      referral: 'H7K-4QD',
      status: 'declined',
      reason: 'no-place',
    });
  });

  it('reports a placement with its day, its pay and what it rests on, once the acceptance stands', () =>
    expect(on('accepted', places)).toEqual({
      referral: 'H7K-4QD',
      status: 'placed',
      date: '2027-02-01',
      wage: '19.50',
      wage_per: 'hour',
      hours_per_week: '37.5',
      occupation: '35-2014.00',
      evidence: 'employer-letter',
    }));

  it('says so when it finds nothing', () =>
    expect(on('accepted', { answer: 'accept', later: 'finds-nothing' })).toEqual({
      referral: 'H7K-4QD',
      status: 'completed',
      result: 'could-not-be-helped',
    }));

  it('has nothing to say about what is over', () => expect(on('completed', places)).toBeUndefined());
});

describe('the first file', () => {
  it('ends in a row that is cut off and a row about somebody else, on lines of their own', () => {
    const text = withBadRows(csvOf([{ referral: 'H7K-4QD', status: 'accepted' }]));
    expect(text.split('\r\n')).toEqual([
      'referral,status,date,reason,result,wage,wage_per,hours_per_week,occupation,evidence,local_ref',
      'H7K-4QD,accepted,,,,,,,,,',
      'ZZZ-ZZZ,placed',
      'ZZZ-ZZZ,accepted,,,,,,,,,',
      '',
    ]);
  });
});
