import { describe, expect, it } from 'vitest';
import { gather } from './evidence.ts';
import type { FinalState } from './final-state.ts';
import { noDoubleAcceptance } from './no-double-acceptance.ts';
import { college, history, op, otherCollege, stateOf, streams, type Told, withEvents } from './sample.ts';

const found = (state: FinalState, told = history) =>
  noDoubleAcceptance(gather(told, state)).map(({ says }) => says);
const twice = withEvents('referral-1', ([offered, first]) =>
  offered && first ? [offered, first, [first[0], `partner:${college}:9`, first[2]]] : [],
);
const elsewhere = streams
  .filter(({ id }) => id === 'referral-1')
  .map((stream) => ({
    ...stream,
    id: 'referral-2',
    events: stream.events
      .slice(0, 2)
      .map(
        ([type, , data]): Told => [type, 'x', { ...data, referralId: 'referral-2', agency: otherCollege }],
      ),
  }));

describe('I2: a referral', () => {
  it('is accepted once', () => expect(found(stateOf(streams))).toEqual([]));

  it('accepted twice on one offer is one too many', () =>
    expect(found(stateOf(twice))).toEqual(['was accepted twice on one offer']));

  it('may be accepted again once it was offered again', () => {
    const again = withEvents('referral-1', ([offered, first]) =>
      offered && first
        ? [offered, first, ['ReferralOffered', 'x', offered[2]], ['ReferralAccepted', 'y', first[2]]]
        : [],
    );
    expect(found(stateOf(again))).toEqual([]);
  });

  it('whose acceptance two agencies were told of stands once', () => {
    const other = op(
      'respond',
      { causation: `partner:${college}:9`, stream: 'referral-1', status: 'accepted' },
      { kind: 'done', version: 3 },
    );
    expect(found(stateOf(streams), [...history, ...other])).toEqual([
      '2 acceptances were acknowledged and 1 stand',
    ]);
  });
});

describe('I2: a step of a journey', () => {
  it('stands with two agencies at once only by a fault', () => {
    const open = withEvents('referral-1', (events) => events.slice(0, 2));
    expect(found(stateOf([...open, ...elsewhere]))).toEqual([
      `is under way 2 times: accepted at ${college}, accepted at ${otherCollege}`,
    ]);
  });

  it('may go on elsewhere once the first is closed', () =>
    expect(found(stateOf([...streams, ...elsewhere]))).toEqual([]));
});
