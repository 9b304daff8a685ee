import { describe, expect, it } from 'vitest';
import {
  fileKms,
  inMemoryKeyStore,
  KeyDestroyed,
  type KeyStore,
  KeyUnknown,
  keyring,
  newSecretKey,
  secretKey,
  SealBroken,
  type WrappedKey,
} from './index.ts';

const setUp = () => {
  const store = inMemoryKeyStore();
  const master = newSecretKey();
  return { store, master, keys: keyring({ kms: fileKms(master), store }) };
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

  it('remembers which rotation made a key, whichever master wraps it', async () => {
    const { keys, store, master } = setUp();
    await keys.forSealing('person-1', 'identity');
    await keys.rotate({ name: '2027-01', most: 10 });
    await keyring({ kms: fileKms(newSecretKey(), [master]), store }).rewrap();
    expect(await store.current('person-1', 'identity')).toMatchObject({ rotation: '2027-01' });
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

  it('says of a key whether it stands, also where its master is lost, and makes none by being asked', async () => {
    const { keys, store } = setUp();
    const stands = () => keyring({ kms: fileKms(newSecretKey()), store }).stands('fund-a-1', 'matching');
    expect([await stands(), await stands()]).toEqual(['never', 'never']);
    await keys.forSealing('fund-a-1', 'matching');
    expect(await stands()).toBe('stands');
    await keys.destroy('fund-a-1');
    expect(await stands()).toBe('destroyed');
  });

  it('refuses a wrapped key that was moved to another person or purpose', async () => {
    const { keys, store, master } = setUp();
    const { keyId } = await keys.forSealing('person-1', 'identity');
    for (const change of [{ personId: 'person-2' }, { purpose: 'contact' as const }, { keyId: 'key-2' }]) {
      const moved = keyring({ kms: fileKms(master), store: storeWith(store, change) });
      await expect(moved.forOpening(keyId)).rejects.toThrow(SealBroken);
    }
  });

  it('opens with a former master what it wrapped, and names the missing one otherwise', async () => {
    const { keys, store, master } = setUp();
    const old = await keys.forSealing('person-1', 'identity');
    const next = newSecretKey();
    expect(await keyring({ kms: fileKms(next, [master]), store }).forOpening(old.keyId)).toEqual(old);
    await expect(keyring({ kms: fileKms(next), store }).forOpening(old.keyId)).rejects.toMatchObject({
      code: 'master-key-unknown',
      place: master.id,
    });
  });
});

describe('a rotation of the master', () => {
  it('ends: wrapped anew, every key opens without the former one', async () => {
    const { keys, store, master } = setUp();
    const people = Array.from({ length: 250 }, (_, nth) => `person-${nth}`);
    const made = await Promise.all(people.map((person) => keys.forSealing(person, 'identity')));
    const next = newSecretKey();
    const rotating = keyring({ kms: fileKms(next, [master]), store });
    expect(await rotating.rewrap()).toEqual({ wrapped: 250, lacking: [] });
    expect(await rotating.rewrap()).toEqual({ wrapped: 0, lacking: [] });
    const alone = keyring({ kms: fileKms(next), store });
    for (const key of made) expect(await alone.forOpening(key.keyId)).toEqual(key);
  });

  it('names the master it lacks, and leaves what it cannot open as it is', async () => {
    const { keys, store, master } = setUp();
    const { keyId } = await keys.forSealing('person-1', 'identity');
    expect(await keyring({ kms: fileKms(newSecretKey()), store }).rewrap()).toEqual({
      wrapped: 0,
      lacking: [master.id],
    });
    expect(await keys.forOpening(keyId)).toMatchObject({ keyId });
  });

  it('is not held up by what a lost master wrapped: the rest is wrapped anew', async () => {
    const { keys, store, master } = setUp();
    await keys.forSealing('person-1', 'identity');
    const former = newSecretKey();
    const { keyId } = await keyring({ kms: fileKms(former), store }).forSealing('person-2', 'identity');
    const next = newSecretKey();
    const rotating = keyring({ kms: fileKms(next, [former]), store });
    expect(await rotating.rewrap()).toEqual({ wrapped: 1, lacking: [master.id] });
    expect(await store.find(keyId)).toMatchObject({ masterKeyId: next.id });
    expect((await store.masters()).toSorted()).toEqual([master.id, next.id].toSorted());
  });

  it('names one under whose id another key stands now: nothing of it opens either', async () => {
    const { keys, store, master } = setUp();
    await keys.forSealing('person-1', 'identity');
    const underItsId = { ...newSecretKey(), id: master.id };
    const rotating = keyring({ kms: fileKms(newSecretKey(), [underItsId]), store });
    expect(await rotating.rewrap()).toEqual({ wrapped: 0, lacking: [master.id] });
  });
});

describe('the loss of the master', () => {
  it('is the loss of every key: no other master opens one, and nothing tells which key it was', async () => {
    const { keys, store } = setUp();
    const { keyId, key } = await keys.forSealing('person-1', 'identity');
    const after = keyring({ kms: fileKms(newSecretKey()), store });
    await expect(after.forOpening(keyId)).rejects.toMatchObject({ code: 'master-key-unknown' });
    expect(JSON.stringify(await store.find(keyId))).not.toContain(key.toString('base64url'));
  });

  it('is made good by the copy that was kept elsewhere, if it is the right one', async () => {
    const { keys, store, master } = setUp();
    const made = await keys.forSealing('person-1', 'identity');
    const copy = secretKey(master.key.toString('base64'), 'the copy in the safe');
    expect(copy.id).toBe(master.id);
    expect(await keyring({ kms: fileKms(copy), store }).forOpening(made.keyId)).toEqual(made);
  });

  it('does not hinder those who come after it: they are sealed under a new one', async () => {
    const { keys, store } = setUp();
    const lost = await keys.forSealing('person-1', 'identity');
    const after = keyring({ kms: fileKms(newSecretKey()), store });
    const made = await after.forSealing('person-2', 'identity');
    expect(await after.forOpening(made.keyId)).toEqual(made);
    expect(await after.destroy('person-1')).toBe(1);
    await expect(after.forOpening(lost.keyId)).rejects.toThrow(KeyDestroyed);
  });
});
