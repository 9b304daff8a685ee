import { describe, expect, it } from 'vitest';
import { chainBehind, type Link } from './chain.ts';

const link = (id: string, stream: string, sequence: number, causation: string, reference?: string): Link => ({
  id,
  type: id,
  stream,
  sequence,
  time: '2026-11-22T12:00:00.000Z',
  causation,
  reference,
});
const all = [
  link('submitted', 'intake-1', 1, 'partner:harbor:m-1'),
  link('screened', 'screening-1', 1, 'submitted'),
  link('opened', 'journey-1', 1, 'screened'),
  link('proposed', 'journey-1', 2, 'opened:options'),
  link('offered', 'referral-1', 1, 'proposed:offer', 'H7K-4QD'),
  link('accepted', 'referral-1', 2, 'partner:bayside:a-1', 'H7K-4QD'),
  link('expired', 'referral-2', 2, 'clock:referral-2:1'),
];
const told = (named: string) => {
  const chain = chainBehind(all, named);
  return (
    chain && [chain.origin, ...chain.links.map(({ id }) => id), '|', ...chain.followed.map(({ id }) => id)]
  );
};

describe('the chain behind', () => {
  it('an event goes back to the message of a partner', () =>
    expect(told('offered')).toEqual([
      'partner:harbor:m-1',
      'submitted',
      'screened',
      'opened',
      'proposed',
      'offered',
      '|',
    ]));

  it('an event says what it caused', () =>
    expect(told('screened')).toEqual(['partner:harbor:m-1', 'submitted', 'screened', '|', 'opened']));

  it('a stream is that of its newest event', () =>
    expect(told('journey-1')).toEqual([
      'partner:harbor:m-1',
      'submitted',
      'screened',
      'opened',
      'proposed',
      '|',
      'offered',
    ]));

  it('a referral may be named by its short reference', () =>
    expect(told('H7K-4QD')).toEqual(['partner:bayside:a-1', 'accepted', '|']));

  it('what a clock did begins with the clock', () =>
    expect(told('referral-2')).toEqual(['clock:referral-2:1', 'expired', '|']));

  it('something nobody knows is not there', () => expect(told('nothing')).toBeUndefined());

  it('is told once of events that were delivered twice', () =>
    expect(chainBehind([...all, ...all], 'offered')?.links).toHaveLength(5));
});
