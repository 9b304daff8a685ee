import { randomUUID } from 'node:crypto';
import { broken, KeyUnknown } from '../faults.ts';
import type { Kms } from './kms.ts';

type Held = Readonly<{ plaintext: Buffer; context: string }>;

/** The twin of a key management service, for simulations: it keeps what it was given, and hands out a token for it. */
export const inMemoryKms = (): Kms => {
  const held = new Map<string, Held>();
  let version = 1;
  const present = (): string => `memory.${version}`;
  return {
    keyId: async () => present(),
    knows: (masterKeyId) => masterKeyId.startsWith('memory.'),
    wrap: async (plaintext, context) => {
      const ciphertext = randomUUID();
      held.set(ciphertext, { plaintext: Buffer.from(plaintext), context });
      return { masterKeyId: present(), nonce: '', ciphertext, tag: '' };
    },
    unwrap: async ({ masterKeyId, ciphertext }, context, place) => {
      if (!masterKeyId.startsWith('memory.')) throw new KeyUnknown('master-key-unknown', masterKeyId);
      const found = held.get(ciphertext);
      if (found?.context !== context) throw broken(place);
      return Buffer.from(found.plaintext);
    },
    rotate: async () => {
      version += 1;
      return present();
    },
  };
};
