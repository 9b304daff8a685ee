import { fold, Refusal } from '@handoff/decider';
import { specify } from '@handoff/decider/specify';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { usualClocks } from '../calendar/clocks.ts';
import { createSeats, dueAt, onDue, type SeatsCommand } from './seats.ts';
import { calendarOf } from '../calendar/usual.ts';
import { changesBeforeCarrying } from './carry.ts';
import type { Capacity, SeatsEvent, SeatTerms } from './state.ts';

const seats = createSeats(usualClocks);
const { given } = specify(seats);
const at = '2026-01-05T14:00:00.000Z';
const heldUntil = '2026-01-05T15:00:00.000Z';

const capacity: Capacity = {
  seatsId: 'seats-1',
  agency: 'bayside-community-college',
  service: 'learn.esl',
  cohort: 'esl-evening',
  kind: 'held',
  seats: 1,
  startsOn: '2026-01-20',
  terms: null,
};

type Changed = Partial<SeatsEvent['data']> & Pick<SeatsEvent['data'], 'change'>;
const changed = (change: Changed): SeatsEvent => ({
  type: 'CapacityChanged',
  data: { ...capacity, held: 0, taken: 0, ...nobody, ...change },
});
const nobody = {
  referralId: null,
  hold: null,
  heldUntil: null,
  claim: null,
  carriedTo: null,
  carried: null,
};
const opened = (more: Partial<Capacity> = {}) => changed({ change: 'opened', ...more });
const held = (referralId: string, hold = 0) =>
  changed({ change: 'held', referralId, hold, heldUntil, held: 1 });
const due = (referralId: string) => changed({ change: 'hold-due', referralId, hold: 0, heldUntil, held: 1 });
const taken = (referralId: string) => changed({ change: 'taken', referralId, hold: 0, taken: 1 });
const released = (referralId: string) => changed({ change: 'released', referralId, hold: 0 });

const set = (more: Partial<Capacity> = {}): SeatsCommand => ({
  type: 'SetCapacity',
  at,
  data: { ...capacity, ...more },
});
const hold = (referralId: string, hold = 0): SeatsCommand => ({
  type: 'HoldPlace',
  at,
  data: { referralId, hold },
});
const take = (referralId: string): SeatsCommand => ({ type: 'TakePlace', at, data: { referralId, hold: 0 } });
const release = (referralId: string, hold: number | null = null): SeatsCommand => ({
  type: 'ReleasePlace',
  at,
  data: { referralId, hold },
});

describe('the places of a cohort', () => {
  it('open with the number the agency allots', () => given().when(set()).then(opened()));
  it('do not change when the same number is said again', () => given(opened()).when(set()).thenNothing());
  it('grow', () =>
    given(opened())
      .when(set({ seats: 3 }))
      .then(changed({ change: 'resized', seats: 3 })));
  it('never shrink below what is given', () =>
    given(opened(), taken('a'))
      .when(set({ seats: 0 }))
      .thenRefused('fewer-than-given'));
  it('are unknown before they open', () => given().when(hold('a')).thenRefused('no-such-cohort'));
});

describe('a place', () => {
  it('is held for an hour', () => given(opened()).when(hold('a')).then(held('a')));
  it('is held once for a referral', () => given(opened(), held('a')).when(hold('a')).thenNothing());
  it('is not given twice', () => given(opened(), held('a')).when(hold('b')).thenRefused('no-place'));
  it('is taken by the referral it was held for', () =>
    given(opened(), held('a')).when(take('a')).then(taken('a')));
  it('is taken once', () => given(opened(), held('a'), taken('a')).when(take('a')).thenNothing());
  it('goes back', () => given(opened(), taken('a')).when(release('a')).then(released('a')));
  it('goes back once', () => given(opened(), taken('a'), released('a')).when(release('a')).thenNothing());
  it('that is held anew does not go back with the older hold', () =>
    given(opened(), held('a', 1)).when(release('a', 0)).thenNothing());
  it('that was taken does not go back with a late hold', () =>
    given(opened(), held('a'), taken('a')).when(release('a', 0)).thenNothing());
  it('of an advisory cohort that is full is refused too: the acceptance is waitlisted', () =>
    given(opened({ kind: 'advisory', seats: 0 }))
      .when(hold('a'))
      .thenRefused('no-place'));
});

describe('the clock of a hold', () => {
  it('runs out at the earliest hold', () =>
    expect(dueAt(given(opened(), held('a')).state())).toBe(heldUntil));
  it('asks the referral and frees nothing itself', () =>
    given(opened(), held('a'))
      .when({ ...onDue(), at: heldUntil })
      .then(due('a')));
  it('asks once', () => {
    expect(dueAt(given(opened(), held('a'), due('a')).state())).toBeUndefined();
    given(opened(), held('a'), due('a'))
      .when({ ...onDue(), at: heldUntil })
      .thenNothing();
  });
  it('is put off where the offer it is for runs out later, though it was asked before; never brought forward', () => {
    const later = '2026-01-07T15:00:00.000Z';
    const extend = (until: string, hold = 0): SeatsCommand => ({
      type: 'ExtendHold',
      at,
      data: { referralId: 'a', hold, until },
    });
    const extended = { ...held('a'), data: { ...held('a').data, heldUntil: later } };
    given(opened(), held('a'), due('a')).when(extend(later)).then(extended);
    expect(dueAt(given(opened(), held('a'), due('a'), extended).state())).toBe(later);
    given(opened(), held('a'), extended).when(extend(heldUntil)).thenNothing();
    given(opened(), held('a', 1)).when(extend(later)).thenNothing();
    given(opened(), taken('a')).when(extend(later)).thenNothing();
    given(opened()).when(extend(later)).thenNothing();
  });
  it('keeps the place held until the answer', () =>
    given(opened(), held('a'), due('a')).when(hold('b')).thenRefused('no-place'));
});

const terms = (more: Partial<SeatTerms> = {}): SeatTerms => ({
  unit: 'place',
  tiers: [],
  registerBy: null,
  applyDays: null,
  testDays: null,
  censusOn: null,
  ...more,
});
const claims = (referralId: string, amount: number, tier: string | null = null): SeatsCommand => ({
  type: 'HoldPlace',
  at,
  data: { referralId, hold: 0, claim: { tier, amount } },
});
const given3 = (capacity: Partial<Capacity>, ...claimed: readonly SeatsCommand[]) =>
  given(...eventsOf([set(capacity), ...claimed]));

describe('a fund with so many cents a month', () => {
  const fund = { seats: 50_000, terms: terms({ unit: 'cent' }) };

  it('gives what is left, to the cent', () =>
    expect(eventsOf([set(fund), claims('a', 30_000), claims('b', 20_000)]).at(-1)?.data).toMatchObject({
      held: 50_000,
      referralId: 'b',
    }));

  it('is never overspent', () =>
    given3(fund, claims('a', 30_000)).when(claims('b', 20_001)).thenRefused('no-place'));

  it('gives again what comes back', () =>
    expect(eventsOf([set(fund), claims('a', 30_000), release('a'), claims('b', 50_000)])).toHaveLength(4));

  it('gives no nothing', () => given3(fund).when(claims('a', 0)).thenRefused('amount-too-small'));

  it('does not shrink below what is given', () =>
    given3(fund, claims('a', 30_000))
      .when(set({ ...fund, seats: 29_999 }))
      .thenRefused('fewer-than-given'));
});

describe('a cohort that keeps places for some', () => {
  const tiered = { seats: 3, terms: terms({ tiers: [{ tier: 'night-workers', seats: 2 }] }) };

  it('gives the others only what is not kept', () =>
    given3(tiered, claims('a', 1)).when(claims('b', 1)).thenRefused('no-place'));

  it('gives those it is kept for their own part first, and then what is for everybody', () =>
    expect(
      eventsOf([
        set(tiered),
        claims('a', 1, 'night-workers'),
        claims('b', 1, 'night-workers'),
        claims('c', 1, 'night-workers'),
        claims('d', 1, 'night-workers'),
      ]),
    ).toHaveLength(4));

  it('does not know a tier nobody named: it draws on what is for everybody', () =>
    given3(tiered, claims('a', 1, 'others'))
      .when(claims('b', 1, 'others'))
      .thenRefused('no-place'));

  it('never keeps more than there is', () =>
    given()
      .when(set({ ...tiered, seats: 1 }))
      .thenRefused('tiers-exceed-seats'));
});

describe('a class', () => {
  const calendar = calendarOf('US-MA', at);
  const dated = { terms: terms({ registerBy: '2026-01-09' }) };
  const late = (when: string): SeatsCommand => ({
    type: 'HoldPlace',
    at: when,
    data: { referralId: 'a', hold: 0, calendar },
  });

  it('takes people to the end of the last day to register, where it is held', () => {
    expect(() => given3(dated).when(late('2026-01-10T04:59:59.000Z')).thenNothing()).toThrow();
    given3(dated).when(late('2026-01-10T05:00:00.000Z')).thenRefused('registration-closed');
  });
});

describe('a cohort that outgrew its stream', () => {
  const busy = [
    set(),
    ...Array.from({ length: changesBeforeCarrying / 2 }, () => [hold('a'), release('a')]).flat(),
    hold('b'),
  ];
  const carry: SeatsCommand = { type: 'CarryForward', at, data: { carriedTo: 'seats-2' } };

  it('is closed with what is given, and says where it goes on', () => {
    const last = eventsOf([...busy, carry]).at(-1)?.data;
    expect(last).toMatchObject({ change: 'carried-forward', carriedTo: 'seats-2', held: 1 });
  });

  it('is not closed early', () => given(opened()).when(carry).thenNothing());

  it('gives nothing any more', () =>
    given(...eventsOf([...busy, carry]))
      .when(hold('c'))
      .thenRefused('carried-forward'));

  it('goes on with the same places in the next one', () => {
    const closed = fold(seats, eventsOf([...busy, carry]));
    if (closed.status !== 'carried') throw new Error('It was not carried forward.');
    const next = { ...closed.capacity, seatsId: closed.carriedTo };
    const carryIn: SeatsCommand = {
      type: 'CarryIn',
      at,
      data: { capacity: next, places: JSON.stringify(closed.places) },
    };
    const [carried] = seats.decide(carryIn, seats.initial);
    const events = carried ? [carried] : [];
    given(...events)
      .when(carryIn)
      .thenNothing();
    given(...events)
      .when(hold('c'))
      .thenRefused('no-place');
    expect(dueAt(fold(seats, events))).toBe(heldUntil);
  });
});

const referral = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
const number = fc.integer({ min: 0, max: 2 });
const anyCommand: fc.Arbitrary<SeatsCommand> = fc.oneof(
  fc
    .tuple(referral, fc.integer({ min: 1, max: 3 }), fc.constantFrom(null, 'night-workers', 'others'))
    .map(([who, amount, tier]) => claims(who, amount, tier)),
  fc.tuple(referral, number).map(([who, which]) => hold(who, which)),
  referral.map(take),
  fc.tuple(referral, fc.option(number)).map(([who, which]) => release(who, which)),
  fc.integer({ min: 0, max: 4 }).map((seats) => set({ seats })),
  fc.constant({ type: 'AskAboutHolds', data: {}, at: heldUntil } as const),
);

const eventsOf = (commands: readonly SeatsCommand[]): SeatsEvent[] =>
  commands.reduce<SeatsEvent[]>((events, command) => {
    try {
      return [...events, ...seats.decide(command, fold(seats, events))];
    } catch (error) {
      if (error instanceof Refusal) return events;
      throw error;
    }
  }, []);

describe('held places', () => {
  it('are never oversold, in whatever order commands come', () =>
    fc.assert(
      fc.property(fc.array(anyCommand, { maxLength: 60 }), (commands) => {
        for (const { data } of eventsOf([set({ seats: 2 }), ...commands]))
          expect(data.held + data.taken).toBeLessThanOrEqual(data.seats);
      }),
      { numRuns: 500 },
    ));

  it('of a tier are there for it, whoever else comes', () =>
    fc.assert(
      fc.property(fc.array(anyCommand, { maxLength: 40 }), (commands) => {
        const tiers = terms({ tiers: [{ tier: 'night-workers', seats: 2 }] });
        const others = commands.filter(
          ({ type, data }) =>
            !(type === 'HoldPlace' && 'claim' in data && data.claim?.tier === 'night-workers'),
        );
        const kept = others.filter(({ type }) => type !== 'SetCapacity' && type !== 'TakePlace');
        const events = eventsOf([set({ seats: 4, terms: tiers }), ...kept, claims('me', 2, 'night-workers')]);
        expect(events.at(-1)?.data.referralId).toBe('me');
      }),
      { numRuns: 500 },
    ));
});
