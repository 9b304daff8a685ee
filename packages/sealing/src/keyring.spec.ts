import { describe, expect, it } from 'vitest';
import {
  inMemoryKeyStore,
  KeyDestroyed,
  type KeyStore,
  KeyUnknown,
  keyring,
  newSecretKey,
  SealBroken,
  type WrappedKey,
} from './index.ts';

const setUp = () => {
  const store = inMemoryKeyStore();
  const master = newSecretKey();
  return { store, master, keys: keyring({ master, store }) };
};

const storeWith = (store: KeyStore, change: Partial<WrappedKey>): KeyStore => ({
  ...store,
  find: async (keyId) => {
    const found = await store.find(keyId);
    return typeof found === 'object' ? { ...found, ...change } : found;
  },
});

describe('a keyring', () => {
  it('makes one key a person and purpose and finds it again', async () => {
    const { keys } = setUp();
    const first = await keys.forSealing('person-1', 'identity');
    expect(await keys.forSealing('person-1', 'identity')).toEqual(first);
    expect(await keys.forOpening(first.keyId)).toEqual(first);
    expect((await keys.forSealing('person-1', 'contact')).key).not.toEqual(first.key);
    expect((await keys.forSealing('person-2', 'identity')).key).not.toEqual(first.key);
  });

  it('never stores a key in clear', async () => {
    const { keys, store } = setUp();
    const { keyId, key } = await keys.forSealing('person-1', 'identity');
    const stored = JSON.stringify(await store.find(keyId));
    for (const spelling of ['hex', 'base64', 'base64url'] as const)
      expect(stored).not.toContain(key.toString(spelling));
  });

  it('says key-destroyed after destruction, and refuses to seal anew', async () => {
    const { keys } = setUp();
    const { keyId } = await keys.forSealing('person-1', 'identity');
    expect(await keys.destroy('person-1')).toBe(1);
    await expect(keys.forOpening(keyId)).rejects.toThrow(KeyDestroyed);
    await expect(keys.forOpening(keyId)).rejects.toMatchObject({ code: 'key-destroyed' });
    await expect(keys.forSealing('person-1', 'contact')).rejects.toThrow(KeyDestroyed);
  });

  it('tells a key that never was from one that was destroyed', async () => {
    const { keys } = setUp();
    await expect(keys.forOpening('key-never-made')).rejects.toThrow(KeyUnknown);
    await expect(keys.forOpening('key-never-made')).rejects.toMatchObject({ code: 'key-unknown' });
  });

  it('refuses a wrapped key that was moved to another person or purpose', async () => {
    const { keys, store, master } = setUp();
    const { keyId } = await keys.forSealing('person-1', 'identity');
    for (const change of [{ personId: 'person-2' }, { purpose: 'contact' as const }, { keyId: 'key-2' }]) {
      const moved = keyring({ master, store: storeWith(store, change) });
      await expect(moved.forOpening(keyId)).rejects.toThrow(SealBroken);
    }
  });

  it('opens with a former master what it wrapped, and names the missing one otherwise', async () => {
    const { keys, store, master } = setUp();
    const old = await keys.forSealing('person-1', 'identity');
    const next = newSecretKey();
    expect(await keyring({ master: next, former: [master], store }).forOpening(old.keyId)).toEqual(old);
    await expect(keyring({ master: next, store }).forOpening(old.keyId)).rejects.toMatchObject({
      code: 'master-key-unknown',
      place: master.id,
    });
  });
});
