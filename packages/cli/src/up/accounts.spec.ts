import { describe, expect, it } from 'vitest';
import { accountsOf, refusedAmong, standingOf, stillUnheard, unheard } from './accounts.ts';
import type { Told } from './summary.ts';

const fact = (data: Told['data']): Told => ({ type: 'FactNotice', time: '2026-11-22T10:00:00.000Z', data });
const notice = (reference: string, status: string): Told => ({
  type: 'ReferralNotice',
  time: '2026-11-22T10:00:00.000Z',
  data: { reference, status },
});
const step = (name: string, result: string, reason: string): Told =>
  fact({ kind: 'journey-step', step: name, result, reason });

describe('where a person stands', () => {
  it('is how the journey ended, whatever was said before', () =>
    expect(
      standingOf([
        step('english', 'waiting', 'no-option-left'),
        fact({ kind: 'journey-ended', result: 'ended-early' }),
      ]),
    ).toBe('ended: ended-early'));

  it('is what somebody has to decide, by the last word on each step', () =>
    expect(
      standingOf([
        step('english', 'open', 'journey-opened'),
        step('english', 'waiting', 'waits-for-consent'),
      ]),
    ).toBe('waits: waits-for-consent'));

  it('is the place in line, or the agency that has not answered', () => {
    expect(standingOf([step('english', 'open', 'journey-opened'), notice('A', 'waitlisted')])).toBe(
      'with an agency: waitlisted',
    );
    expect(standingOf([notice('A', 'offered')])).toBe('with an agency: offered');
  });

  it('is a fact from which the next one may come', () =>
    expect(
      standingOf([
        step('english', 'open', 'enrolled'),
        step('work', 'waiting', 'waits-for-fact'),
        notice('A', 'completed'),
      ]),
    ).toBe('under way: enrolled'));

  it('may be withheld from the referrer, who hears why', () =>
    expect(standingOf([fact({ kind: 'withheld', reason: 'not-signed' })])).toBe(
      'may not be said: not-signed',
    ));

  it('is not known of somebody nothing was heard of', () => expect(standingOf([])).toBe(unheard));
});

describe('the accounts', () => {
  it('hold each person once, under the one who referred', () => {
    const take: Readonly<Record<string, readonly Told[]>> = {
      north: [fact({ localRef: 'N-1', kind: 'journey-ended', result: 'reached-its-aim' })],
    };
    const people = [
      { referrer: 'north', own: 'N-1' },
      { referrer: 'north', own: 'N-2' },
      { referrer: 'south', own: 'N-1' },
    ];
    const accounts = accountsOf(people, { of: (slug) => take[slug] ?? [], refusedOf: () => new Map() });
    expect(accounts).toEqual({
      north: { 'ended: reached-its-aim': 1, [unheard]: 1 },
      south: { [unheard]: 1 },
    });
    expect(stillUnheard(accounts)).toBe(2);
  });

  it('say of whom the exchange did not take in why, and wait for nothing of theirs', () => {
    const refused = new Map([['caseload-N-2', 'guardian-consent-needed']]);
    const heard = { of: () => [notice('A', 'offered')], refusedOf: () => refused };
    const people = [
      { referrer: 'north', own: 'N-2' },
      { referrer: 'north', own: 'N-3' },
    ];
    expect(accountsOf(people, heard)).toEqual({
      north: { [unheard]: 1, 'refused: guardian-consent-needed': 1 },
    });
    expect(refusedAmong(people, heard)).toBe(1);
  });
});
