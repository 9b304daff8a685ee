import { describe, expect, it } from 'vitest';
import { fileKms, type KeyStore, keyring, newSecretKey, type Purpose, purposes } from '../src/index.ts';
import type { WrappedKey } from '../src/key-store.ts';

let made = 0;
const wrapped = (personId: string, purpose: Purpose): WrappedKey => {
  made += 1;
  return {
    keyId: `key-${personId}-${made}`,
    personId,
    purpose,
    masterKeyId: 'master',
    nonce: 'AAAA',
    ciphertext: 'BBBB',
    tag: 'CCCC',
  };
};
const someone = () => `person-${crypto.randomUUID()}`;

/** What every key store promises; each adapter runs this against itself. */
export const keyStoreConformance = (name: string, open: () => KeyStore | Promise<KeyStore>): void => {
  describe(`${name} as a key store`, () => {
    it('gives back the key it kept, by person and purpose and by id', async () => {
      const store = await open();
      const key = wrapped(someone(), 'identity');
      expect(await store.keep(key)).toEqual(key);
      expect(await store.current(key.personId, 'identity')).toEqual(key);
      expect(await store.find(key.keyId)).toEqual(key);
    });

    it('knows nothing of keys it never kept', async () => {
      const store = await open();
      expect(await store.current(someone(), 'identity')).toBeUndefined();
      expect(await store.find('key-never-kept')).toBeUndefined();
    });

    it('keeps one key a person and purpose, and answers the first to the second', async () => {
      const store = await open();
      const person = someone();
      const first = wrapped(person, 'contact');
      const second = wrapped(person, 'contact');
      await store.keep(first);
      expect(await store.keep(second)).toEqual(first);
      expect(await store.find(second.keyId)).toBeUndefined();
    });

    it('gives racing writers the same key', async () => {
      const store = await open();
      const person = someone();
      const answers = await Promise.all(
        Array.from({ length: 8 }, () => store.keep(wrapped(person, 'screening'))),
      );
      expect(new Set(answers.map((answer) => (answer as WrappedKey).keyId)).size).toBe(1);
    });

    it('keeps the purposes of a person apart, also when they arrive together', async () => {
      const store = await open();
      const person = someone();
      await Promise.all(purposes.map((purpose) => store.keep(wrapped(person, purpose))));
      const kept = await Promise.all(purposes.map((purpose) => store.current(person, purpose)));
      expect(kept.map((key) => (key as WrappedKey).purpose)).toEqual([...purposes]);
    });

    it('destroys every purpose of one person and leaves the others alone', async () => {
      const store = await open();
      const [person, neighbour] = [someone(), someone()];
      const [a, b, other] = [
        wrapped(person, 'identity'),
        wrapped(person, 'routing'),
        wrapped(neighbour, 'identity'),
      ];
      for (const key of [a, b, other]) await store.keep(key);
      expect(await store.destroy(person)).toBe(2);
      expect(await store.find(a.keyId)).toBe('destroyed');
      expect(await store.current(person, 'routing')).toBe('destroyed');
      expect(await store.find(other.keyId)).toEqual(other);
    });

    it('takes no new key for a destroyed person, whatever the purpose', async () => {
      const store = await open();
      const person = someone();
      await store.keep(wrapped(person, 'identity'));
      await store.destroy(person);
      expect(await store.keep(wrapped(person, 'identity'))).toBe('destroyed');
      expect(await store.keep(wrapped(person, 'progress'))).toBe('destroyed');
    });

    it('remembers the destruction of a person who had no keys yet', async () => {
      const store = await open();
      const person = someone();
      expect(await store.destroy(person)).toBe(0);
      expect(await store.keep(wrapped(person, 'identity'))).toBe('destroyed');
    });

    it('destroys again harmlessly', async () => {
      const store = await open();
      const key = wrapped(someone(), 'identity');
      await store.keep(key);
      await store.destroy(key.personId);
      expect(await store.destroy(key.personId)).toBe(0);
      expect(await store.find(key.keyId)).toBe('destroyed');
    });

    it('leaves no key behind when sealing races destruction', async () => {
      const store = await open();
      const person = someone();
      const keys = Array.from({ length: 8 }, (_, i) =>
        wrapped(person, purposes[i % purposes.length] as Purpose),
      );
      await Promise.all([...keys.map((key) => store.keep(key)), store.destroy(person)]);
      for (const purpose of purposes) expect(await store.current(person, purpose)).toBe('destroyed');
      for (const { keyId } of keys) expect(await store.find(keyId)).not.toMatchObject({ keyId });
    });

    it('finds what a master wrapped, and puts the same key anew in its place, once', async () => {
      const store = await open();
      const key = { ...wrapped(someone(), 'identity'), masterKeyId: `master-${crypto.randomUUID()}` };
      await store.keep(key);
      expect(
        (await store.wrappedBy(key.masterKeyId, 1_000)).filter(({ keyId }) => keyId === key.keyId),
      ).toEqual([key]);
      const anew = { ...key, masterKeyId: 'master', ciphertext: 'DDDD' };
      expect(await store.rewrap(key, anew)).toBe(true);
      expect(await store.wrappedBy(key.masterKeyId, 1_000)).toEqual([]);
      expect(await store.find(key.keyId)).toEqual(anew);
      expect(await store.rewrap(key, { ...anew, ciphertext: 'EEEE' })).toBe(false);
      expect(await store.find(key.keyId)).toEqual(anew);
    });

    it('names the masters that wrapped what it keeps, each once, and none whose keys were all destroyed', async () => {
      const store = await open();
      const [one, other] = [someone(), someone()];
      const [held, gone] = [`master-${one}`, `master-${other}`];
      for (const purpose of ['identity', 'contact'] as const)
        await store.keep({ ...wrapped(one, purpose), masterKeyId: held });
      await store.keep({ ...wrapped(other, 'identity'), masterKeyId: gone });
      expect((await store.masters()).filter((id) => [held, gone].includes(id)).toSorted()).toEqual(
        [held, gone].toSorted(),
      );
      await store.destroy(other);
      expect((await store.masters()).filter((id) => [held, gone].includes(id))).toEqual([held]);
    });

    it('seals by a later key from now on, once a rotation, and still finds the former', async () => {
      const store = await open();
      const former = wrapped(someone(), 'identity');
      await store.keep(former);
      const later = { ...wrapped(former.personId, 'identity'), rotation: '2027-01' };
      expect(await store.supersede(later)).toBe(true);
      expect(await store.supersede({ ...wrapped(former.personId, 'identity'), rotation: '2027-01' })).toBe(
        false,
      );
      expect(await store.current(former.personId, 'identity')).toEqual(later);
      expect(await store.keep(wrapped(former.personId, 'identity'))).toEqual(later);
      expect(await store.find(former.keyId)).toEqual(former);
      expect(await store.supersede({ ...wrapped(former.personId, 'identity'), rotation: '2028-01' })).toBe(
        true,
      );
    });

    it('takes one later key where several rotate at once', async () => {
      const store = await open();
      const former = wrapped(someone(), 'contact');
      await store.keep(former);
      const racing = Array.from({ length: 8 }, () =>
        store.supersede({ ...wrapped(former.personId, 'contact'), rotation: '2027-01' }),
      );
      expect((await Promise.all(racing)).filter(Boolean)).toHaveLength(1);
    });

    it('supersedes nothing of whom it has no key, nor of whoever was destroyed, whose every key goes', async () => {
      const store = await open();
      const former = wrapped(someone(), 'identity');
      await store.keep(former);
      const later = { ...wrapped(former.personId, 'identity'), rotation: '2027-01' };
      expect(await store.supersede({ ...later, purpose: 'contact' })).toBe(false);
      await store.supersede(later);
      expect(await store.destroy(former.personId)).toBe(2);
      expect([await store.find(former.keyId), await store.find(later.keyId)]).toEqual([
        'destroyed',
        'destroyed',
      ]);
      expect(await store.supersede({ ...later, rotation: '2028-01' })).toBe(false);
    });

    it('knows who went through a rotation also when another came after', async () => {
      const store = await open();
      const person = someone();
      const [first, second] = [crypto.randomUUID(), crypto.randomUUID()];
      await store.keep(wrapped(person, 'identity'));
      await store.rotated(person, first);
      await store.rotated(person, second);
      await store.rotated(person, second);
      expect(await store.toRotate(first, 10_000)).not.toContain(person);
      expect(await store.toRotate(second, 10_000)).not.toContain(person);
      expect(await store.toRotate(crypto.randomUUID(), 10_000)).toContain(person);
    });

    it('knows who has yet to go through a rotation: people with keys, and no owner who is nobody', async () => {
      const store = await open();
      const rotation = crypto.randomUUID();
      const [one, two, gone] = [someone(), someone(), someone()];
      for (const owner of [one, two, gone, `fund-${rotation}`]) await store.keep(wrapped(owner, 'identity'));
      await store.destroy(gone);
      await store.rotated(one, rotation);
      const left = await store.toRotate(rotation, 10_000);
      expect(left).toContain(two);
      expect(left).not.toContain(one);
      expect(left).not.toContain(gone);
      expect(left).not.toContain(`fund-${rotation}`);
      expect(await store.leftToRotate(rotation)).toBe(left.length);
      expect(await store.toRotate(rotation, 1)).toHaveLength(1);
    });

    it('wraps nothing anew of a person who was destroyed meanwhile', async () => {
      const store = await open();
      const key = wrapped(someone(), 'identity');
      await store.keep(key);
      await store.destroy(key.personId);
      expect(await store.rewrap(key, { ...key, masterKeyId: 'another' })).toBe(false);
      expect(await store.find(key.keyId)).toBe('destroyed');
    });

    it('serves a keyring: two of them over one store open what the other sealed', async () => {
      const store = await open();
      const kms = fileKms(newSecretKey());
      const person = someone();
      const made = await keyring({ kms, store }).forSealing(person, 'identity');
      expect(await keyring({ kms, store }).forOpening(made.keyId)).toEqual(made);
    });
  });
};
