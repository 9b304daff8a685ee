/** Consonants and digits that nobody mishears or misreads: no vowels (no words), no 0/O, 1/I/L, 2/Z, 5/S, 8/B. */
const letters = 'CDFGHJKMNPQRTVWX34679';

/** A code short enough for a phone call, e.g. H7K-4QD. It names a referral only together with one of its parties. */
export const referenceOf = (referralId: string): string => {
  const code = digits(BigInt(`0x${referralId.replaceAll('-', '').slice(-12)}`), 6);
  return `${code.slice(0, 3)}-${code.slice(3)}`;
};

const digits = (value: bigint, count: number): string => {
  const base = BigInt(letters.length);
  return Array.from(
    { length: count },
    (_, place) => letters[Number((value / base ** BigInt(place)) % base)],
  ).join('');
};
