import { fold } from '@handoff/decider';
import { specify } from '@handoff/decider/specify';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterMinutes } from '../calendar/clocks.ts';
import { clockOf } from './clock.ts';
import type { ReferralEvent } from './events.ts';
import type { ReferralCommand } from './moves.ts';
import { dueAt, onDue } from './referral.ts';
import { acceptance, at, move, offerClosed, offeredToTwo, parties } from './referral.samples.ts';
import { placeHeld, referral } from './referral.samples.ts';

const { given } = specify(referral);
const bayside = parties.agency;
const quincy = 'quincy-point-college';
const january = (day: number): string => `2026-01-${String(day).padStart(2, '0')}T14:00:00.000Z`;
const respondBy = january(10);
const day = 24 * 60;

const stops = (agency: string, since: string): ReferralCommand => ({
  type: 'StopClocks',
  at: since,
  data: { agency, since },
});
const starts = (agency: string, when: string): ReferralCommand => ({
  type: 'StartClocks',
  at: when,
  data: { agency },
});
const stopped = (agency: string, since: string): ReferralEvent => ({
  type: 'ClocksStopped',
  data: { ...parties, agency, since },
});
const started = (agency: string, minutes: number, due: string): ReferralEvent => ({
  type: 'ClocksStarted',
  data: { ...parties, agency, minutes, status: 'offered', due },
});
const rings = (story: readonly ReferralEvent[], when: string): ReferralCommand => ({
  ...onDue(fold(referral, story)),
  at: when,
});

describe('of several agencies asked at once, one that is paused', () => {
  it('is paused for itself, once', () => {
    given(offeredToTwo())
      .when(stops(quincy, january(7)))
      .then(stopped(quincy, january(7)));
    given(offeredToTwo(), stopped(quincy, january(7)))
      .when(stops(quincy, january(7)))
      .thenNothing();
    given(offeredToTwo(), stopped(quincy, january(7)))
      .when(starts(bayside, january(8)))
      .thenNothing();
  });

  it('does not keep the person waiting: the day to respond comes, since the other can answer', () =>
    expect(clockOf(fold(referral, [offeredToTwo(), stopped(bayside, january(7))]))).toEqual({
      clock: 'response',
      due: respondBy,
    }));

  it('is not who let it run out: that is one that could have answered; its own offer is taken back', () => {
    const story = [offeredToTwo(), stopped(bayside, january(7))];
    given(...story)
      .when(rings(story, respondBy))
      .then(offerClosed(bayside, 'taken-back', 'X'), {
        type: 'ReferralExpired',
        data: { ...parties, agency: quincy, clock: 'response', next: 'next-option' },
      });
  });

  it('is not reminded: one that can answer is', () => {
    const story = [offeredToTwo(), stopped(bayside, january(7))];
    given(...story)
      .when(rings(story, january(9)))
      .then({
        type: 'ReferralReminded',
        data: { ...parties, agency: quincy, clock: 'response', due: respondBy, whom: 'T' },
      });
  });

  it('goes on with the day as it is, since the person waited for the other meanwhile', () => {
    const story = [offeredToTwo(), stopped(bayside, january(7))];
    given(...story)
      .when(starts(bayside, january(9)))
      .then(started(bayside, 2 * day, respondBy));
    given(...story, started(bayside, 2 * day, respondBy))
      .when(starts(bayside, january(9)))
      .thenNothing();
  });

  it('has nothing that could stand still once it holds a place, or its offer is over', () => {
    given(offeredToTwo(), placeHeld(quincy))
      .when(stops(quincy, january(7)))
      .thenNothing();
    given(offeredToTwo(), offerClosed(quincy, 'declined'))
      .when(stops(quincy, january(7)))
      .thenNothing();
  });

  it('is paused like any other once the person has confirmed it', () => {
    const confirmed = [
      offeredToTwo(),
      placeHeld(quincy),
      { type: 'ReferralAccepted', data: { ...parties, agency: quincy } } as ReferralEvent,
    ];
    given(...confirmed)
      .when(stops(quincy, january(7)))
      .then(stopped(quincy, january(7)));
  });
});

describe('while each of several agencies is paused', () => {
  const both = [offeredToTwo(), stopped(bayside, january(7)), stopped(quincy, january(8))];

  it('their day to respond stands still, without a reminder', () => {
    const state = fold(referral, both);
    expect([clockOf(state), dueAt(state)]).toEqual([undefined, undefined]);
  });

  it('or has declined, their day stands still too', () =>
    expect(
      clockOf(
        fold(referral, [offeredToTwo(), stopped(bayside, january(7)), offerClosed(quincy, 'declined')]),
      ),
    ).toBeUndefined());

  it('their day is later by what none could answer, and each hears for how long it stood still itself', () => {
    const first = started(bayside, 2 * day, january(11));
    given(...both)
      .when(starts(bayside, january(9)))
      .then(first);
    given(...both, first)
      .when(starts(quincy, january(10)))
      .then(started(quincy, 2 * day, january(11)));
    given(...both, first)
      .when({ ...onDue(fold(referral, [...both, first])), at: january(10) })
      .then({
        type: 'ReferralReminded',
        data: { ...parties, agency: bayside, clock: 'response', due: january(11), whom: 'T' },
      });
  });

  it('their day is later by the time since the last that was not paused declined', () => {
    const declined = { ...offerClosed(quincy, 'declined'), at: january(8) };
    given({ ...offeredToTwo(), at }, stopped(bayside, january(7)), declined)
      .when(starts(bayside, january(9)))
      .then(started(bayside, 2 * day, january(11)));
  });

  it('their day is later by the time since the last that was not paused held a place that nobody confirmed', () => {
    const held = { ...placeHeld(quincy), at: january(8) };
    const notConfirmed = { ...offerClosed(quincy, 'not-confirmed', 'X'), at: january(12) };
    given({ ...offeredToTwo(), at }, stopped(bayside, january(7)), held, notConfirmed)
      .when(starts(bayside, january(13)))
      .then(started(bayside, 6 * day, january(15)));
  });

  it('their day is later by the time since the last was paused, also where its offer was taken back since', () => {
    const takenBack = { ...offerClosed(quincy, 'taken-back', 'R'), at: january(12) };
    given({ ...offeredToTwo(), at }, ...both.slice(1), takenBack)
      .when(starts(bayside, january(13)))
      .then(started(bayside, 6 * day, january(15)));
  });
});

const doings = ['pauses', 'goes on', 'holds a place', 'declines', 'is taken back'] as const;
type Act = Readonly<{ does: (typeof doings)[number]; agency: string; minutes: number }>;
/** Mostly they pause and go on: an answer is soon the last. */
const anyAct: fc.Arbitrary<Act> = fc.record({
  does: fc.constantFrom(...doings, 'pauses', 'goes on', 'pauses', 'goes on'),
  agency: fc.constantFrom(bayside, quincy),
  minutes: fc.integer({ min: 0, max: 3 * day }),
});

const commandFor = ({ does, agency }: Act, now: string): ReferralCommand => {
  switch (does) {
    case 'pauses':
      return stops(agency, now);
    case 'goes on':
      return starts(agency, now);
    case 'holds a place':
      return move({ ...acceptance, to: 'accepted', by: 'T', agency }, now);
    case 'declines':
      return move({ to: 'declined', by: 'T', reason: 'no-place', agency }, now);
    case 'is taken back':
      return move({ to: 'withdrawn', by: 'R', reason: 'person-asked', agency }, now);
  }
};

type Rung = Readonly<{ event: ReferralEvent; when: string; due: string; paused: readonly string[] }>;
const lateOf = (one: string, other: string): string => (one > other ? one : other);

/** Plays them, letting every clock ring when it is due; and counts beside it what the day should have become. */
const play = (acts: readonly Act[]) => {
  let now = at;
  let state = referral.evolve(referral.initial, { ...offeredToTwo(), at });
  let due = respondBy;
  /** Until when it was the person's turn, or nobody could answer: the agencies' day doesn't ring meanwhile. */
  let silentUntil = at;
  const paused = new Set<string>();
  const open = new Set([bayside, quincy]);
  const live = new Set(open);
  const rung: Rung[] = [];
  const say = (command: ReferralCommand): void => {
    for (const event of referral.decide(command, state)) {
      state = referral.evolve(state, { ...event, at: command.at });
      const { agency } = event.data;
      if (event.type === 'OfferClosed' && !open.has(agency)) silentUntil = command.at;
      if (event.type === 'OfferClosed') live.delete(agency);
      if (event.type === 'OfferClosed' || event.type === 'OfferPlaceHeld') open.delete(agency);
      rung.push({ event, when: command.at, due: lateOf(due, silentUntil), paused: [...paused] });
    }
  };
  const isSaid = ({ does, agency }: Act): boolean => {
    if (does === 'pauses' || does === 'goes on') return true;
    if (state.status !== 'offered') return false;
    return does === 'is taken back' ? live.has(agency) : open.has(agency) && !paused.has(agency);
  };
  for (const act of acts) {
    const { does, agency, minutes } = act;
    const next = afterMinutes(now, minutes);
    for (let rings = dueAt(state); rings !== undefined && rings <= next; rings = dueAt(state)) {
      now = lateOf(now, rings);
      say({ ...onDue(state), at: now });
    }
    if (open.size > 0 && [...open].every((one) => paused.has(one))) {
      due = afterMinutes(due, minutes);
      silentUntil = next;
    }
    now = next;
    if (isSaid(act)) say(commandFor(act, now));
    if (does === 'pauses') paused.add(agency);
    if (does === 'goes on') paused.delete(agency);
  }
  const ofAgencies = (type: 'ReferralExpired' | 'ReferralReminded') =>
    rung.filter(({ event }) => event.type === type && event.data.clock === 'response');
  return { expired: ofAgencies('ReferralExpired'), reminded: ofAgencies('ReferralReminded') };
};

const namesPaused = ({ event, paused }: Rung): boolean => paused.includes(event.data.agency);
const days = (reminded: readonly Rung[]): ReadonlySet<string> => new Set(reminded.map(({ due }) => due));

describe('however often several agencies pause, go on and answer', () => {
  it('each clock rings once, later by exactly what none could answer, and names none that is paused', () => {
    let ran = 0;
    fc.assert(
      fc.property(fc.array(anyAct, { maxLength: 20 }), (acts) => {
        const { expired, reminded } = play(acts);
        ran += expired.length;
        expect(expired.length).toBeLessThanOrEqual(1);
        expect(days(reminded).size).toBe(reminded.length);
        expect(expired.map(({ when }) => when)).toEqual(expired.map(({ due }) => due));
        expect([...expired, ...reminded].filter(namesPaused)).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
    expect(ran).toBeGreaterThan(100);
  });
});
