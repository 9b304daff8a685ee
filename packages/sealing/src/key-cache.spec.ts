import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  fileKms,
  inMemoryKeyStore,
  KeyDestroyed,
  type Kms,
  keyCache,
  keyring,
  newSecretKey,
} from './index.ts';

const fiveMinutes = 300_000;
let asked: number;
let elapsed: number;

beforeEach(() => {
  asked = 0;
  elapsed = 0;
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

const pass = async (ms: number): Promise<void> => {
  elapsed += ms;
  await vi.advanceTimersByTimeAsync(ms);
};

const counted = (kms: Kms): Kms => ({
  ...kms,
  unwrap: (...wrapped) => {
    asked += 1;
    return kms.unwrap(...wrapped);
  },
});
const kms = fileKms(newSecretKey());
const ring = (store = inMemoryKeyStore(), most = 100) => {
  const cache = keyCache({ elapsed: () => elapsed, most });
  return { keys: keyring({ kms: counted(kms), store, cache }), cache, store };
};

describe('a key that was unwrapped', () => {
  it('is not unwrapped again for five minutes, and then it is', async () => {
    const { keys } = ring();
    const made = await keys.forSealing('person-1', 'identity');
    await pass(fiveMinutes - 1);
    expect(await keys.forOpening(made.keyId)).toEqual(made);
    expect(asked).toBe(1);
    await pass(1);
    expect(await keys.forOpening(made.keyId)).toEqual(made);
    expect(asked).toBe(2);
  });

  it('is out of memory after five minutes though nobody asks any more', async () => {
    const { keys, cache } = ring();
    await keys.forSealing('person-1', 'identity');
    await pass(60_000);
    await keys.forSealing('person-2', 'identity');
    expect(cache.size()).toBe(2);
    await pass(fiveMinutes - 60_000);
    expect(cache.size()).toBe(1);
    await pass(60_000);
    expect(cache.size()).toBe(0);
  });

  it('is gone from this process at once when the person is destroyed here', async () => {
    const { keys, cache } = ring();
    const made = await keys.forSealing('person-1', 'identity');
    await keys.forSealing('person-2', 'identity');
    await keys.destroy('person-1');
    expect(cache.size()).toBe(1);
    await expect(keys.forOpening(made.keyId)).rejects.toBeInstanceOf(KeyDestroyed);
  });

  it('opens nothing any more once another process destroyed it, however fresh it is here', async () => {
    const { keys, cache, store } = ring();
    const made = await keys.forSealing('person-1', 'identity');
    await ring(store).keys.destroy('person-1');
    await expect(keys.forOpening(made.keyId)).rejects.toBeInstanceOf(KeyDestroyed);
    expect(cache.size()).toBe(0);
  });

  it('stays whole with whoever was lent it, though it is overwritten here', async () => {
    const { keys } = ring();
    const made = await keys.forSealing('person-1', 'identity');
    const lent = await keys.forOpening(made.keyId);
    await keys.destroy('person-1');
    expect(lent.key.equals(Buffer.alloc(32))).toBe(false);
  });

  it('is never handed out for another person, whom somebody wrote into the store', async () => {
    const { keys, store } = ring();
    const made = await keys.forSealing('person-1', 'identity');
    const found = await store.find(made.keyId);
    if (typeof found !== 'object') throw new Error('it was made');
    const bent = { ...store, find: async () => ({ ...found, personId: 'person-2' }) };
    const cache = keyCache({ elapsed: () => elapsed });
    cache.put(made);
    await expect(keyring({ kms, store: bent, cache }).forOpening(made.keyId)).rejects.toMatchObject({
      code: 'seal-broken',
    });
  });

  it('makes room for others', async () => {
    const { keys, cache } = ring(inMemoryKeyStore(), 2);
    for (const person of ['person-1', 'person-2', 'person-3']) await keys.forSealing(person, 'identity');
    expect(cache.size()).toBe(2);
  });
});
