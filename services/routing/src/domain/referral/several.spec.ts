import { Refusal } from '@handoff/decider';
import { specify } from '@handoff/decider/specify';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueAt, onDue } from './referral.ts';
import type { ReferralEvent } from './events.ts';
import type { Move } from './moves.ts';
import {
  acceptance,
  acceptedAt,
  at,
  move,
  offerClosed,
  offeredToTwo,
  parties,
  placeHeld,
  referral,
} from './referral.samples.ts';

const { given } = specify(referral);
const bayside = parties.agency;
const quincy = 'quincy-point-college';
const accepts = (agency: string) => move({ to: 'accepted', by: 'T', ...acceptance, agency });
const confirms = (agency: string, by: 'P' | 'R' = 'P') =>
  move({ to: 'accepted', by, ...acceptance, cohort: null, hold: null, agency });
const declines = (agency: string) => move({ to: 'declined', by: 'T', agency, reason: 'no-place' });

describe('a referral offered to several agencies at once', () => {
  it('is not accepted by the agency that says yes: it holds a place', () =>
    given(offeredToTwo()).when(accepts(quincy)).then(placeHeld(quincy)));

  it('hears a repeated yes as nothing new', () =>
    given(offeredToTwo(), placeHeld(quincy)).when(accepts(quincy)).thenNothing());

  it('is accepted where the person confirms; the other hears that it is over', () =>
    given(offeredToTwo(), placeHeld(bayside), placeHeld(quincy))
      .when(confirms(quincy))
      .then(offerClosed(bayside, 'another-accepted', 'P'), acceptedAt(quincy, { by: 'P' })));

  it('is confirmed by the referrer for the person too', () =>
    given(offeredToTwo(), placeHeld(bayside))
      .when(confirms(bayside, 'R'))
      .then(offerClosed(quincy, 'another-accepted', 'R'), acceptedAt(bayside, { by: 'R' })));

  it('is not confirmed where no place is held', () =>
    given(offeredToTwo(), placeHeld(bayside)).when(confirms(quincy)).thenRefused('no-place-held-there'));

  it('is confirmed once, and not at another agency afterwards', () => {
    const story = [
      offeredToTwo(),
      placeHeld(bayside),
      placeHeld(quincy),
      offerClosed(bayside, 'another-accepted', 'P'),
      acceptedAt(quincy, { by: 'P' }),
    ];
    given(...story)
      .when(confirms(quincy))
      .thenNothing();
    given(...story)
      .when(confirms(bayside))
      .thenRefused('illegal-transition');
    given(...story)
      .when(accepts(bayside))
      .thenRefused('taken-by-another');
  });

  it('belongs to the confirmed agency from then on', () =>
    expect(
      given(
        offeredToTwo(),
        placeHeld(quincy),
        offerClosed(bayside, 'another-accepted', 'P'),
        acceptedAt(quincy, { by: 'P' }),
      ).state(),
    ).toMatchObject({ status: 'accepted', parties: { agency: quincy }, offer: { reference: 'QK3-7TX' } }));

  it('goes on with the others when one declines, and is declined by the last', () => {
    const first = offerClosed(bayside, 'declined', 'T', 'no-place');
    given(offeredToTwo()).when(declines(bayside)).then(first);
    given(offeredToTwo(), first).when(declines(bayside)).thenNothing();
    given(offeredToTwo(), first)
      .when(declines(quincy))
      .then(offerClosed(quincy, 'declined', 'T', 'no-place'), {
        type: 'ReferralDeclined',
        data: { ...parties, agency: quincy, by: 'T', reason: 'no-place', next: 'next-option' },
      });
  });

  it('lets an agency that held a place think again', () =>
    given(offeredToTwo(), placeHeld(bayside))
      .when(declines(bayside))
      .then(offerClosed(bayside, 'declined', 'T', 'no-place')));

  it('takes no other word from any of them', () =>
    given(offeredToTwo())
      .when(move({ to: 'in-review', by: 'T', agency: quincy }))
      .thenRefused('one-of-several'));

  it('ends for all when the person takes it back', () =>
    given(offeredToTwo(), placeHeld(quincy))
      .when(move({ to: 'withdrawn', by: 'P', reason: null }))
      .then(offerClosed(quincy, 'taken-back', 'P'), {
        type: 'ReferralWithdrawn',
        data: { ...parties, by: 'P', reason: 'person-asked', clock: null },
      }));

  it('ends for one when consent is gone for that one', () =>
    given(offeredToTwo())
      .when(move({ to: 'withdrawn', by: 'X', reason: 'consent-withdrawn', agency: quincy }))
      .then(offerClosed(quincy, 'taken-back', 'X')));
});

describe('the place that one of several holds', () => {
  const confirmBy = '2026-01-08T14:00:00.000Z';

  it('starts the clock of the person', () =>
    expect(dueAt(given(offeredToTwo(), { ...placeHeld(quincy), at }).state())).toBe(
      '2026-01-07T14:00:00.000Z',
    ));

  it('goes back when the person does not confirm; the others are still asked', () => {
    const state = given(offeredToTwo(), placeHeld(quincy)).state();
    given(offeredToTwo(), placeHeld(quincy))
      .when({ ...onDue(state), at: confirmBy })
      .then(offerClosed(quincy, 'not-confirmed', 'X'));
  });

  it('stands while its hold is asked about, and goes back once the offer is over', () => {
    const ask = {
      type: 'ReleaseHold',
      at,
      data: { agency: quincy, cohort: 'esl-evening', hold: 0, why: 'hold-expired' },
    } as const;
    const released = {
      type: 'HoldReleased',
      data: { ...parties, agency: quincy, cohort: 'esl-evening', hold: 0, why: 'hold-expired' },
    } as const;
    given(offeredToTwo(), placeHeld(quincy)).when(ask).thenNothing();
    given(offeredToTwo(), placeHeld(bayside)).when(ask).then(released);
    given(offeredToTwo(), placeHeld(quincy), offerClosed(quincy, 'not-confirmed', 'X'))
      .when(ask)
      .then(released);
  });

  it('numbers its holds for itself: what another agency releases does not touch it', () => {
    const released = {
      type: 'HoldReleased',
      data: { ...parties, agency: bayside, cohort: 'esl-evening', hold: 0, why: 'refused' },
    } as ReferralEvent;
    given(offeredToTwo(), released).when(accepts(quincy)).then(placeHeld(quincy));
    given(offeredToTwo(), released).when(accepts(bayside)).thenRefused('hold-lapsed');
  });
});

describe('a community queue', () => {
  it('gives the person to the first that accepts', () =>
    given(offeredToTwo('queue'))
      .when(accepts(quincy))
      .then(offerClosed(bayside, 'another-accepted'), acceptedAt(quincy)));

  it('tells the second that it came too late', () =>
    given(offeredToTwo('queue'), offerClosed(bayside, 'another-accepted'), acceptedAt(quincy))
      .when(accepts(bayside))
      .thenRefused('taken-by-another'));
});

const agency = fc.constantFrom(bayside, quincy);
const anyMove: fc.Arbitrary<Move> = fc.oneof(
  agency.map((agency): Move => ({ to: 'accepted', by: 'T', ...acceptance, agency })),
  fc
    .tuple(agency, fc.constantFrom('P' as const, 'R' as const))
    .map(([agency, by]): Move => ({ to: 'accepted', by, ...acceptance, agency })),
  agency.map((agency): Move => ({ to: 'declined', by: 'T', agency, reason: 'no-place' })),
  fc.constant<Move>({ to: 'withdrawn', by: 'R', reason: null }),
);

const eventsOf = (moves: readonly Move[], mode: 'confirm' | 'queue'): readonly ReferralEvent[] => {
  let state = referral.evolve(referral.initial, offeredToTwo(mode));
  return moves.flatMap((said) => {
    try {
      const events = referral.decide(move(said), state);
      state = events.reduce(referral.evolve, state);
      return events;
    } catch (error) {
      if (error instanceof Refusal) return [];
      throw error;
    }
  });
};

describe('whatever is said, in whatever order', () => {
  it('one agency at most gets the person, and every other hears of the end', () =>
    fc.assert(
      fc.property(
        fc.array(anyMove, { maxLength: 12 }),
        fc.constantFrom('confirm' as const, 'queue' as const),
        (moves, mode) => {
          const events = eventsOf(moves, mode);
          const accepted = events.filter(({ type }) => type === 'ReferralAccepted');
          expect(accepted.length).toBeLessThanOrEqual(1);
          const over = new Set(
            events.flatMap(({ type, data }) => (type === 'OfferClosed' ? [data.agency] : [])),
          );
          const told = accepted.flatMap(({ data }) => [...over, data.agency]).toSorted();
          expect(told).toEqual(accepted.length === 0 ? [] : [bayside, quincy]);
        },
      ),
      { numRuns: 1_000 },
    ));
});
