import { broken, SealBroken } from './faults.ts';

export const toText = (bytes: Buffer): string => bytes.toString('base64url');

/** Only the one canonical spelling: Node ignores stray bits and characters, so two texts could open alike. */
export const toBytes = (text: string, place: string): Buffer => {
  const bytes = Buffer.from(text, 'base64url');
  if (toText(bytes) !== text) throw broken(place);
  return bytes;
};

/** Parts joined by `|`, which no part may contain: otherwise two contexts could spell the same. */
export const context = (...parts: readonly string[]): string => {
  if (parts.some((part) => part === '' || part.includes('|'))) {
    throw new SealBroken('not-sealable', {
      place: 'context',
      reason: "A person, purpose, record or key id is empty or contains '|'.",
      mend: 'Pass the ids as they were issued.',
    });
  }
  return parts.join('|');
};
