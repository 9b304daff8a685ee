import { randomBytes } from 'node:crypto';
import { type Entry, signerFromSeed } from '../src/index.ts';

export type Note = Entry & Readonly<{ act: string; because: string | null }>;

export const note = (tenant: string, differing: Partial<Note> = {}): Note => ({
  id: `audit-${crypto.randomUUID()}`,
  tenant,
  at: '2026-06-01T15:00:00.000Z',
  act: 'release',
  because: null,
  ...differing,
});

export const keyPair = () => {
  const made = signerFromSeed(randomBytes(32));
  return { signer: made, trusted: made.publicKey };
};
