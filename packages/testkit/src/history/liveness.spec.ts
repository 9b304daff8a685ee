import { describe, expect, it } from 'vitest';
import { gather } from './evidence.ts';
import type { FinalState } from './final-state.ts';
import { liveness } from './liveness.ts';
import { history, stateOf, streams, withStream } from './sample.ts';

const state = stateOf(streams);
const found = (read: FinalState) => liveness(gather(history, read)).map(({ says }) => says);
const parked = (code: string) => [{ consumer: 'routing.referrals', stream: 'referral-1', code }];

describe('I10: once healed and drained', () => {
  it('nothing waits', () => expect(found(state)).toEqual([]));

  it('no consumer is behind', () => {
    const lag = [
      { consumer: 'handoff.routing.referrals', topic: 'handoff.referrals', partition: 3, behind: 2 },
    ];
    expect(found({ ...state, lag })).toEqual(['is 2 behind on handoff.referrals/3']);
  });

  it('no event waits for the broker', () =>
    expect(found(withStream(state, 'referral-1', { published: 1 }))).toEqual(['has published 1 of 3']));

  it('no clock is overdue, and one that rings later is none of it', () => {
    expect(found(withStream(state, 'referral-1', { dueAt: '2026-11-22T23:59:59.000Z' }))).toHaveLength(1);
    expect(found(withStream(state, 'referral-1', { dueAt: '2026-11-24T00:00:00.000Z' }))).toEqual([]);
  });

  it('no message is parked', () =>
    expect(found({ ...state, parked: parked('gap') })).toEqual(['is parked at routing.referrals: gap']));

  it('nothing was ever parked but for a gap', () => {
    expect(found({ ...state, parkings: [...parked('gap'), ...parked('behind')] })).toEqual([]);
    expect(found({ ...state, parkings: parked('store-unavailable') })).toEqual([
      'had to be parked at routing.referrals: store-unavailable',
    ]);
  });
});
