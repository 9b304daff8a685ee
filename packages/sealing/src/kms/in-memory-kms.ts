import { randomUUID } from 'node:crypto';
import { broken, KeyUnknown } from '../faults.ts';
import type { Kms, MasterVersion } from './kms.ts';

type Held = Readonly<{ plaintext: Buffer; context: string }>;

const versionIn = (masterKeyId: string): number => Number(/^memory\.([1-9]\d*)$/.exec(masterKeyId)?.[1] ?? 0);

/** The twin of a key management service, for simulations: it keeps what it was given, and hands out a token for it. */
export const inMemoryKms = (now: () => string = () => new Date().toISOString()): Kms => {
  const held = new Map<string, Held>();
  const made = [now()];
  let least = 1;
  const present = (): string => `memory.${made.length}`;
  const version = (madeAt: string, index: number): MasterVersion => ({ id: `memory.${index + 1}`, madeAt });
  return {
    keyId: async () => present(),
    knows: (masterKeyId) => versionIn(masterKeyId) > 0,
    wrap: async (plaintext, context) => {
      const ciphertext = randomUUID();
      held.set(ciphertext, { plaintext: Buffer.from(plaintext), context });
      return { masterKeyId: present(), nonce: '', ciphertext, tag: '' };
    },
    unwrap: async ({ masterKeyId, ciphertext }, context, place) => {
      if (versionIn(masterKeyId) < least) throw new KeyUnknown('master-key-unknown', masterKeyId);
      const found = held.get(ciphertext);
      if (found?.context !== context) throw broken(place);
      return Buffer.from(found.plaintext);
    },
    rotate: async () => {
      made.push(now());
      return present();
    },
    versions: {
      list: async () => made.map(version).slice(least - 1),
      holds: (masterKeyId) => versionIn(masterKeyId) > 0,
      endBefore: async (masterKeyId) => {
        if (versionIn(masterKeyId) === 0) throw new KeyUnknown('master-key-unknown', masterKeyId);
        least = Math.max(least, versionIn(masterKeyId));
      },
    },
  };
};
