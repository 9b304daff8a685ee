import { type Decider, Refusal } from '@handoff/decider';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { usualClocks } from '../calendar/clocks.ts';
import { acceptance, at, later, offer, referral } from '../referral/referral.samples.ts';
import type { ReferralCommand } from '../referral/moves.ts';
import type { ReferralEvent } from '../referral/events.ts';
import type { Referral } from '../referral/state.ts';
import { createSeats, type SeatsCommand } from './seats.ts';
import { count, type OpenSeats, type Seats, type SeatsEvent } from './state.ts';

const seats = createSeats(usualClocks);
const capacity = {
  seatsId: 'seats-1',
  agency: offer.parties.agency,
  service: 'learn.esl',
  cohort: 'esl-evening',
  kind: 'held',
  seats: 2,
  startsOn: null,
  terms: null,
} as const;

/** One stream: a command is decided and appended at once, or refused; that is the compare-and-set. */
const stream = <C, S, E>({ initial, decide, evolve }: Decider<C, S, E>) => {
  const events: E[] = [];
  let state = initial;
  return {
    events,
    state: () => state,
    handle: (command: C): boolean => {
      try {
        const decided = decide(command, state);
        events.push(...decided);
        state = decided.reduce(evolve, state);
        return true;
      } catch (error) {
        if (error instanceof Refusal) return false;
        throw error;
      }
    },
  };
};

/** The steps of design.md's "holding a place", each of which may come late, or never: the process was killed. */
const exchange = (people: readonly string[]) => {
  const cohort = stream<SeatsCommand, Seats, SeatsEvent>(seats);
  cohort.handle({ type: 'SetCapacity', at, data: capacity });
  const referrals = new Map(
    people.map((id) => [id, stream<ReferralCommand, Referral, ReferralEvent>(referral)]),
  );
  const of = (id: string) => referrals.get(id) ?? stream<ReferralCommand, Referral, ReferralEvent>(referral);
  for (const id of people)
    of(id).handle({
      type: 'MoveReferral',
      at,
      data: {
        to: 'offered',
        by: 'X',
        offered: { ...offer, parties: { ...offer.parties, referralId: id } },
        consent: 1,
      },
    });

  const seen = new Map([...people, 'cohort'].map((id) => [id, 0]));
  const next = <E>(id: string, events: readonly E[]): E | undefined => {
    const place = seen.get(id) ?? 0;
    if (place < events.length) seen.set(id, place + 1);
    return events[place];
  };
  const release = (id: string, hold: number, why: 'refused' | 'hold-expired') =>
    of(id).handle({ type: 'ReleaseHold', at, data: { cohort: 'esl-evening', hold, why } });

  return {
    cohort,
    of,
    /** An agency accepts, in three steps; and again, however it went. */
    acceptor: (id: string) => {
      let hold = 0;
      let held = false;
      let turn = 0;
      const steps = [
        () => {
          const state = of(id).state();
          hold = state.status === 'none' ? 0 : state.holdsReleased;
        },
        () => {
          held = cohort.handle({ type: 'HoldPlace', at, data: { referralId: id, hold } });
        },
        () => {
          if (!held) return;
          const data = { to: 'accepted', by: 'T', ...acceptance, hold } as const;
          if (!of(id).handle({ type: 'MoveReferral', at, data })) release(id, hold, 'refused');
        },
      ];
      return () => steps[turn++ % steps.length]?.();
    },
    unaccept: (id: string) =>
      of(id).handle({ type: 'MoveReferral', at, data: { to: 'declined', by: 'T', reason: 'no-place' } }),
    ring: () => cohort.handle({ type: 'AskAboutHolds', at: later, data: {} }),
    /** One event of this referral reaches the places. */
    react: (id: string) => {
      const event = next(id, of(id).events);
      const about = (type: 'TakePlace' | 'ReleasePlace', hold: number | null) =>
        cohort.handle({ type, at, data: { referralId: id, hold } });
      if (event?.type === 'ReferralAccepted') about('TakePlace', event.data.hold);
      if (event?.type === 'HoldReleased') about('ReleasePlace', event.data.hold);
      if (event?.type === 'ReferralDeclined') about('ReleasePlace', null);
      return event !== undefined;
    },
    /** One event of the places reaches its referral. */
    ask: () => {
      const event = next('cohort', cohort.events);
      const { change, referralId, hold } = event?.data ?? {};
      if (change === 'hold-due' && referralId && hold != null) release(referralId, hold, 'hold-expired');
      return event !== undefined;
    },
  };
};

const people = ['a1', 'b2', 'c3', 'd4'];
const person = fc.constantFrom(...people);
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('accept' as const), who: fc.nat({ max: 7 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('unaccept' as const), id: person }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('ring' as const) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('react' as const), id: person }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('ask' as const) }) },
);

const open = (state: Seats): OpenSeats => {
  if (state.status !== 'open') throw new Error('the cohort is not open');
  return state;
};

const play = (steps: readonly (typeof step extends fc.Arbitrary<infer Step> ? Step : never)[]) => {
  const all = exchange(people);
  // Two agencies' clerks for each person: the same acceptance may run twice at once.
  const acceptors = [...people, ...people].map((id) => all.acceptor(id));
  for (const one of steps) {
    if (one.kind === 'accept') acceptors[one.who]?.();
    else if (one.kind === 'unaccept') all.unaccept(one.id);
    else if (one.kind === 'ring') all.ring();
    else if (one.kind === 'react') all.react(one.id);
    else all.ask();
    expect(Object.keys(open(all.cohort.state()).places).length).toBeLessThanOrEqual(2);
  }
  return all;
};

/** Everybody still running was killed; what was published arrives, and the clocks ring. */
const heal = ({ ring, ask, react }: ReturnType<typeof exchange>): void => {
  for (let moved = true; moved; ) {
    ring();
    const reacted = people.map(react);
    moved = [ask(), ...reacted].includes(true);
  }
};

describe('holding a place, in whatever order the steps come and wherever a process is killed', () => {
  it(
    'never gives more than there is, and in the end exactly those who are accepted have one',
    () =>
      fc.assert(
        fc.property(fc.array(step, { minLength: 30, maxLength: 120 }), (steps) => {
          const all = play(steps);
          heal(all);
          const { places } = open(all.cohort.state());
          const accepted = people.filter((id) => all.of(id).state().status === 'accepted');
          expect(count(places, 'held')).toBe(0);
          expect(Object.keys(places).toSorted()).toEqual(accepted.toSorted());
        }),
        { numRuns: 1_000 },
      ),
    30_000,
  );
});
