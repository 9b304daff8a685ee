import { fold } from '@handoff/decider';
import { specify } from '@handoff/decider/specify';
import { describe, expect, it } from 'vitest';
import type { ReferralEvent } from './events.ts';
import type { Move } from './moves.ts';
import {
  acceptance,
  accepted,
  active,
  at,
  holdReleased,
  inReview,
  move,
  offered,
  offeredToTwo,
  parties,
  placeHeld,
  referral,
  reminded,
} from './referral.samples.ts';

const { given } = specify(referral);
const bayside = parties.agency;
const quincy = 'quincy-point-college';
const accepts = (expected: number | null) => move({ to: 'accepted', by: 'T', ...acceptance, expected });
const introduced: ReferralEvent = { type: 'ReferralIntroduced', data: { ...parties, how: 'alone' }, at };

describe('an answer that says which version it answers', () => {
  it('stands where nothing has changed since', () =>
    given(offered(), inReview()).when(accepts(2)).then(accepted()));

  it('is refused where somebody has moved the referral since', () =>
    given(offered(), inReview()).when(accepts(1)).thenRefused('stale-version'));

  it('is refused for being stale before anything else that is wrong with it', () =>
    given(offered(), accepted())
      .when(move({ to: 'in-review', by: 'T', expected: 1 }))
      .thenRefused('stale-version'));

  it('is not held to one where it names none', () =>
    given(offered(), inReview()).when(accepts(null)).then(accepted()));

  it('may not have heard of reminders, of holds that ran out, or of how the person comes', () =>
    given(offered(), reminded('response', '2026-01-12T14:00:00.000Z'), holdReleased(), introduced)
      .when(move({ to: 'in-review', by: 'T', expected: 1 }))
      .then(inReview()));

  it('says nothing new where that is how it stands already', () =>
    given(offered(), inReview())
      .when(move({ to: 'in-review', by: 'T', expected: 1 }))
      .thenNothing());

  it('tells two words apart of which the second did not know the first', () =>
    given(offered(), accepted(), active())
      .when(move({ to: 'active', by: 'T', what: 'no-show', expected: 2 }))
      .thenRefused('stale-version'));
});

describe('of several agencies', () => {
  const declines = (agency: string, expected: number): Move => ({
    to: 'declined',
    by: 'T',
    agency,
    reason: 'no-place',
    expected,
  });
  const says = (said: Move, ...story: readonly ReferralEvent[]) => {
    const command = { type: 'MoveReferral', data: said, at } as const;
    return referral.decide(command, fold(referral, story)).map(({ type }) => type);
  };

  it('none is held to what became of the offer of another', () =>
    expect(says(declines(quincy, 1), offeredToTwo(), placeHeld(bayside))).toEqual(['OfferClosed']));

  it('each is held to what became of its own', () =>
    expect(() => says(declines(bayside, 1), offeredToTwo(), placeHeld(bayside))).toThrow(
      expect.objectContaining({ code: 'stale-version' }),
    ));

  it('the referrer hears of all, and is held to all', () => {
    const withdrawn: Move = { to: 'withdrawn', by: 'R', reason: null, expected: 1 };
    expect(() => says(withdrawn, offeredToTwo(), placeHeld(quincy))).toThrow(
      expect.objectContaining({ code: 'stale-version' }),
    );
    expect(says({ ...withdrawn, expected: 2 }, offeredToTwo(), placeHeld(quincy))).toContain(
      'ReferralWithdrawn',
    );
  });
});
