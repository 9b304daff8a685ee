import { fold, Refusal } from '@handoff/decider';
import { specify } from '@handoff/decider/specify';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { usualClocks } from './clocks.ts';
import { createSeats, dueAt, onDue, type SeatsCommand } from './seats.ts';
import type { Capacity, SeatsEvent } from './seats-state.ts';

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
};

type Changed = Partial<SeatsEvent['data']> & Pick<SeatsEvent['data'], 'change'>;
const changed = (change: Changed): SeatsEvent => ({
  type: 'CapacityChanged',
  data: { ...capacity, held: 0, taken: 0, referralId: null, hold: null, heldUntil: null, ...change },
});
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
  it('keeps the place held until the answer', () =>
    given(opened(), held('a'), due('a')).when(hold('b')).thenRefused('no-place'));
});

const referral = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
const number = fc.integer({ min: 0, max: 2 });
const anyCommand: fc.Arbitrary<SeatsCommand> = fc.oneof(
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
});
