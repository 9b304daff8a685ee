import { randomBytes } from 'node:crypto';
import { KeyDestroyed, KeyUnknown } from './faults.ts';
import type { KeyStore, WrappedKey } from './key-store.ts';
import type { Purpose } from './purposes.ts';
import type { DataKey } from './seal.ts';
import type { MasterKey } from './secret-key.ts';
import { unwrap, wrap } from './wrap.ts';

export type Keyring = Readonly<{
  /** The person's key for this purpose, made on first use. Refused once the person is destroyed. */
  forSealing(personId: string, purpose: Purpose): Promise<DataKey>;
  forOpening(keyId: string): Promise<DataKey>;
  /**
   * Wraps under the present master what a former one wrapped, so that the former can be thrown away. Answers how many; it may
   * be repeated, stopped anywhere, and done by several at once.
   */
  rewrap(): Promise<number>;
  /** Shreds every purpose at once, for good. Repeating it is harmless and answers 0. */
  destroy(personId: string): Promise<number>;
}>;

type Options = Readonly<{ master: MasterKey; former?: readonly MasterKey[]; store: KeyStore }>;

const batch = 200;

const newDataKey = (personId: string, purpose: Purpose): DataKey => ({
  keyId: `key-${randomBytes(16).toString('hex')}`,
  personId,
  purpose,
  key: randomBytes(32),
});

/**
 * `former` masters still open what they wrapped; new keys are wrapped by `master` alone.
 * Nothing is cached: a destroyed key must not outlive its destruction in some process's memory.
 */
export const keyring = ({ master, former = [], store }: Options): Keyring => {
  const masters = new Map([...former, master].map((each) => [each.id, each]));

  const unwrapped = (found: WrappedKey): DataKey => {
    const wrappedBy = masters.get(found.masterKeyId);
    if (!wrappedBy) throw new KeyUnknown('master-key-unknown', found.masterKeyId);
    return unwrap(wrappedBy, found);
  };

  return {
    forSealing: async (personId, purpose) => {
      const found =
        (await store.current(personId, purpose)) ??
        (await store.keep(wrap(master, newDataKey(personId, purpose))));
      if (found === 'destroyed') throw new KeyDestroyed(personId);
      return unwrapped(found);
    },
    forOpening: async (keyId) => {
      const found = await store.find(keyId);
      if (found === undefined) throw new KeyUnknown('key-unknown', keyId);
      if (found === 'destroyed') throw new KeyDestroyed(keyId);
      return unwrapped(found);
    },
    rewrap: async () => {
      let count = 0;
      for (;;) {
        const old = await store.notWrappedBy(master.id, batch);
        for (const key of old) if (await store.rewrap(key, wrap(master, unwrapped(key)))) count += 1;
        if (old.length < batch) return count;
      }
    },
    destroy: (personId) => store.destroy(personId),
  };
};
