import { describe, expect, it } from 'vitest';
import { referenceOf } from './reference.ts';

const idOf = (last: string) => `referral-018f2f9e-0000-8000-8000-${last}`;

describe('the short reference of a referral', () => {
  it('is two groups of three that nobody misreads on the phone', () =>
    expect(referenceOf(idOf('0123456789ab'))).toMatch(
      /^[CDFGHJKMNPQRTVWX34679]{3}-[CDFGHJKMNPQRTVWX34679]{3}$/,
    ));

  it('is the same for the same referral', () =>
    expect(referenceOf(idOf('0123456789ab'))).toBe(referenceOf(idOf('0123456789ab'))));

  it('differs for others', () => {
    const references = Array.from({ length: 2_000 }, (_, n) =>
      referenceOf(idOf((n * 104_729).toString(16).padStart(12, '0'))),
    );
    expect(new Set(references).size).toBe(references.length);
  });
});
