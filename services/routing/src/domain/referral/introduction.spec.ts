import { fold } from '@handoff/decider';
import { describe, expect, it } from 'vitest';
import { accepted, active, at, declined, later, offered, parties, referral } from './referral.samples.ts';
import type { ReferralEvent } from './events.ts';

const says = (how: string, events: readonly ReferralEvent[], agency = parties.referrer) =>
  referral.decide({ type: 'Introduce', data: { agency, how }, at: later }, fold(referral, events));
const introduced = (how: 'alone' | 'accompanied'): ReferralEvent => ({
  type: 'ReferralIntroduced',
  data: { ...parties, how },
  at,
});

describe('how a person comes to an agency', () => {
  it.each(['alone', 'called-together', 'accompanied'])('is said by the referrer: %s', (how) =>
    expect(says(how, [offered()])).toEqual([{ type: 'ReferralIntroduced', data: { ...parties, how } }]),
  );

  it('is not repeated, and the last word counts', () => {
    expect(says('alone', [offered(), introduced('alone')])).toEqual([]);
    const state = fold(referral, [
      offered(),
      introduced('alone'),
      introduced('accompanied'),
      accepted(),
      active(),
    ]);
    expect(state).toMatchObject({ status: 'active', introduction: 'accompanied' });
  });

  it('moves nothing: the status stays, and so do the clocks', () => {
    const before = fold(referral, [offered()]);
    const after = referral.evolve(before, introduced('alone'));
    expect({ ...after, introduction: null }).toEqual({
      ...before,
      changes: { version: 2, forAll: 1, ofOffers: {} },
    });
  });

  it.each([
    ['by somebody else', () => says('alone', [offered()], 'bayside-community-college'), 'not-a-party'],
    ['of nothing', () => says('alone', []), 'not-a-party'],
    ['in other words', () => says('by carrier pigeon', [offered()]), 'unknown-how'],
    ['once it is over', () => says('alone', [offered(), declined()]), 'referral-closed'],
  ])('is not said %s', (_, attempt, code) => expect(attempt).toThrow(expect.objectContaining({ code })));
});
