import { randomBytes } from 'node:crypto';
import { isLost, KeyDestroyed, KeyUnknown } from './faults.ts';
import type { KeyCache } from './key-cache.ts';
import type { KeyStore, WrappedKey } from './key-store.ts';
import type { Kms } from './kms/kms.ts';
import { type Purpose, purposes } from './purposes.ts';
import type { DataKey } from './seal.ts';
import { unwrap, wrap } from './wrap.ts';

export type Keyring = Readonly<{
  /** The person's key for this purpose, made on first use. Refused once the person is destroyed. */
  forSealing(personId: string, purpose: Purpose): Promise<DataKey>;
  forOpening(keyId: string): Promise<DataKey>;
  /** Whether there is such a key, which is asked of the store alone: none is made, and one whose master is lost stands. */
  stands(personId: string, purpose: Purpose): Promise<'never' | 'stands' | 'destroyed'>;
  /**
   * Wraps under the present master what another one wrapped, so that the former can be thrown away. It may
   * be repeated, stopped anywhere, and done by several at once. What a master wrapped that is not at hand stays, and the rest is done.
   */
  rewrap(): Promise<Rewrapped>;
  /** A new version of the master key, where whoever holds it makes one; answers its id. Then `rewrap`. */
  rotateMaster(): Promise<string>;
  /** Which master wraps, which are at hand, and its versions where whoever holds it keeps some. */
  readonly master: Pick<Kms, 'keyId' | 'knows' | 'versions'>;
  /** Ids of the masters that wrapped what is kept. */
  masters(): Promise<readonly string[]>;
  /**
   * Of some people, at most `most`: a new key for each purpose they have one for, which seals from now on; what the former sealed
   * still opens. `before` is told of each before they count as done. The same name again goes on where it stopped,
   * and does nothing for whoever has been through it, also where another came after.
   */
  rotate(asked: Rotation): Promise<Rotated>;
  /** Shreds every purpose at once, for good. Repeating it is harmless and answers 0. */
  destroy(personId: string): Promise<number>;
}>;

/** How many keys were wrapped anew, and the masters of which something does not open. */
export type Rewrapped = Readonly<{ wrapped: number; lacking: readonly string[] }>;

export type Rotation = Readonly<{
  name: string;
  most: number;
  before?: (personId: string) => Promise<void>;
}>;
export type Rotated = Readonly<{ people: number; left: number }>;

type Options = Readonly<{
  kms: Kms;
  store: KeyStore;
  /** For a KMS that is far away; a master key in this process needs none. */
  cache?: KeyCache;
}>;

const batch = 200;

const newDataKey = (personId: string, purpose: Purpose): DataKey => ({
  keyId: `key-${randomBytes(16).toString('hex')}`,
  personId,
  purpose,
  key: randomBytes(32),
});

/**
 * The store is asked each time whether a key still stands: a destroyed one is used by no process, whatever it may have
 * unwrapped before.
 */
export const keyring = ({ kms, store, cache }: Options): Keyring => {
  const unwrapped = async (found: WrappedKey): Promise<DataKey> => {
    const known = cache?.of(found);
    if (known) return known;
    const key = await unwrap(kms, found);
    cache?.put(key);
    return key;
  };

  return {
    forSealing: async (personId, purpose) => {
      const found =
        (await store.current(personId, purpose)) ??
        (await store.keep(await wrap(kms, newDataKey(personId, purpose))));
      if (found === 'destroyed') {
        cache?.forgetPerson(personId);
        throw new KeyDestroyed(personId);
      }
      return unwrapped(found);
    },
    forOpening: async (keyId) => {
      const found = await store.find(keyId);
      if (found === undefined) throw new KeyUnknown('key-unknown', keyId);
      if (found === 'destroyed') {
        cache?.forgetKey(keyId);
        throw new KeyDestroyed(keyId);
      }
      return unwrapped(found);
    },
    stands: async (personId, purpose) => {
      const found = await store.current(personId, purpose);
      if (found === undefined) return 'never';
      return found === 'destroyed' ? found : 'stands';
    },
    rewrap: async () => {
      const present = await kms.keyId();
      const lacking: string[] = [];
      let wrapped = 0;
      for (const master of await store.masters()) {
        if (master === present) continue;
        try {
          wrapped += await rewrapAllOf({ kms, store }, master);
        } catch (error) {
          if (!isLost(error)) throw error;
          lacking.push(master);
        }
      }
      return { wrapped, lacking };
    },
    rotateMaster: () => kms.rotate(),
    master: kms,
    masters: () => store.masters(),
    rotate: async ({ name, most, before = async () => {} }) => {
      const people = await store.toRotate(name, most);
      for (const personId of people) {
        for (const purpose of purposes) await supersede({ kms, store }, { personId, purpose, name });
        await before(personId);
        await store.rotated(personId, name);
      }
      return { people: people.length, left: await store.leftToRotate(name) };
    },
    destroy: async (personId) => {
      cache?.forgetPerson(personId);
      const destroyed = await store.destroy(personId);
      // Also what was unwrapped while the store was asked.
      cache?.forgetPerson(personId);
      return destroyed;
    },
  };
};

const rewrapAllOf = async (
  { kms, store }: Pick<Options, 'kms' | 'store'>,
  master: string,
): Promise<number> => {
  let count = 0;
  for (;;) {
    const old = await store.wrappedBy(master, batch);
    for (const key of old) if (await store.rewrap(key, await wrappedAnew(kms, key))) count += 1;
    if (old.length < batch) return count;
  }
};

/** The same key under the present master; which rotation made it stays said. */
const wrappedAnew = async (kms: Kms, key: WrappedKey): Promise<WrappedKey> => {
  const { rotation } = key;
  const anew = await wrap(kms, await unwrap(kms, key));
  return rotation === undefined ? anew : { ...anew, rotation };
};

const supersede = async (
  { kms, store }: Pick<Options, 'kms' | 'store'>,
  { personId, purpose, name }: Readonly<{ personId: string; purpose: Purpose; name: string }>,
): Promise<void> => {
  const standing = await store.current(personId, purpose);
  if (standing === undefined || standing === 'destroyed' || standing.rotation === name) return;
  await store.supersede({ ...(await wrap(kms, newDataKey(personId, purpose))), rotation: name });
};
