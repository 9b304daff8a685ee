import type { Ids } from '@handoff/host';

/** Consonants and digits that nobody mishears or misreads, as in a referral's reference. */
const letters = 'CDFGHJKMNPQRTVWX34679';
const length = 10;

/**
 * The code on a journey's slip, e.g. H7K-4QD-9CFG. Ten letters, because it opens more than a reference does: whoever
 * holds it may say that the person stands before them.
 */
export const slipOf = (ids: Ids, journeyId: string): string => {
  const bits = BigInt(`0x${ids.derive('slip', journeyId).slice('slip-'.length).replaceAll('-', '')}`);
  const base = BigInt(letters.length);
  const code = Array.from(
    { length },
    (_, place) => letters[Number((bits / base ** BigInt(place)) % base)] ?? '',
  ).join('');
  return `${code.slice(0, 3)}-${code.slice(3, 6)}-${code.slice(6)}`;
};

/** As people write it down: small letters, spaces for hyphens. */
export const readSlip = (written: string): string => {
  const code = written.toUpperCase().replaceAll(/[^0-9A-Z]/g, '');
  return `${code.slice(0, 3)}-${code.slice(3, 6)}-${code.slice(6)}`;
};
