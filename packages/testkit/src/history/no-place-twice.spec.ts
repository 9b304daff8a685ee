import { describe, expect, it } from 'vitest';
import { gather } from './evidence.ts';
import type { FinalState } from './final-state.ts';
import { noPlaceTwice } from './no-place-twice.ts';
import { college, history, stateOf, streams, type StreamTold, type Told, withEvents } from './sample.ts';

const found = (state: FinalState) => noPlaceTwice(gather(history, state)).map(({ says }) => says);
const seats = {
  agency: college,
  cohort: 'esl-evening',
  kind: 'held',
  seats: 1,
  referralId: null,
  heldUntil: null,
};
const place = (change: string, referralId: string, more: object = {}): Told => [
  'CapacityChanged',
  'x',
  { ...seats, change, referralId, ...more },
];
const withPlaces = (...added: Told[]) => withEvents('seats-1', (events) => [...events, ...added]);
const secondReferral = (count: number): StreamTold[] =>
  streams
    .filter(({ id }) => id === 'referral-1')
    .map((stream) => ({
      ...stream,
      id: 'referral-2',
      events: stream.events
        .slice(0, count)
        .map(
          ([type, , data]): Told => [
            type,
            'y',
            { ...data, referralId: 'referral-2', journeyId: 'journey-2' },
          ],
        ),
    }));

describe('a place', () => {
  it('is given once', () => expect(found(stateOf(streams))).toEqual([]));

  it('that is given twice is one too many', () =>
    expect(found(stateOf([...withPlaces(place('held', 'referral-2')), ...secondReferral(1)]))).toEqual([
      'gave 2 of 1 places at version 4',
    ]));

  it('may be given again once it came back', () => {
    const released = withPlaces(place('released', 'referral-1'), place('held', 'referral-2'));
    expect(found(stateOf([...released, ...secondReferral(1)]))).not.toContain(
      'gave 2 of 1 places at version 5',
    );
  });

  it('of which others sell too may be oversold', () => {
    const advisory = withEvents('seats-1', (events) =>
      [...events, place('held', 'referral-2')].map(
        ([type, causation, data]): Told => [type, causation, { ...data, kind: 'advisory' }],
      ),
    );
    expect(found(stateOf([...advisory, ...secondReferral(1)]))).toEqual([]);
  });

  it('is never kept by a referral that is not there', () =>
    expect(found(stateOf(withPlaces(place('held', 'referral-9'))))).toContain(
      'gives a place to referral-9, which is not there',
    ));

  it('is not held beyond its hour', () => {
    const late = withEvents('seats-1', ([opened]) =>
      opened ? [opened, place('held', 'referral-1', { heldUntil: '2026-11-22T16:00:00.000Z' })] : [],
    );
    expect(found(stateOf(late))).toContain(
      'still holds a place for referral-1, until 2026-11-22T16:00:00.000Z',
    );
  });
});

describe('a referral', () => {
  it('accepted on a hold has its place in the end', () => {
    const released = withPlaces(place('released', 'referral-1'));
    expect(found(stateOf(released))).toEqual(['was accepted on a hold and has no place']);
  });

  it('that is closed without success gives its place back', () => {
    const declined = withEvents('referral-1', ([offered, accepted]) =>
      offered && accepted ? [offered, accepted, ['ReferralDeclined', 'z', { by: 'T' }]] : [],
    );
    expect(found(stateOf(declined))).toEqual(['is declined and still has a place']);
  });

  it('struck as an error leaves whoever is enrolled on their seat, unless the agency itself strikes it', () => {
    const struck = (by: string, ...before: Told[]) =>
      found(
        stateOf(
          withEvents('referral-1', (events) => [
            ...events.filter(([type]) => type === 'ReferralOffered' || type === 'ReferralAccepted'),
            ...before,
            ['ReferralEnteredInError', 'z', { by }],
          ]),
        ),
      );
    const enrolled: Told = ['ReferralCompleted', 'y', { result: 'enrolled' }];
    expect(struck('R', enrolled)).toEqual([]);
    expect(struck('T', enrolled)).toEqual(['is entered-in-error and still has a place']);
    expect(struck('T', enrolled, ['ReferralEnteredInError', 'x', { by: 'R' }])).toEqual([
      'is entered-in-error and still has a place',
    ]);
    expect(struck('R')).toEqual(['is entered-in-error and still has a place']);
  });

  it('is accepted on a place, and not beside all of them', () =>
    expect(found(stateOf([...streams, ...secondReferral(2)]))).toEqual([
      'was accepted on a hold and has no place',
      'has 1 places and 2 referrals accepted on them',
    ]));
});
