import { fileKms, generateRecipientKey, newSecretKey, sealBytes, sealTo } from '@handoff/sealing';
import { describe, expect, it } from 'vitest';
import { sealWithoutKeyId } from '../testing/seal-without-key-id.ts';
import {
  mastersOfRecipientKeys,
  type RecipientKeyStore,
  recipientKeyPair,
  rewrapRecipientKeys,
  supersedeRecipientKey,
  unsealWithRecipientKeys,
} from './recipient-key.ts';

/** `open` gives an empty store each time. */
export const recipientKeyConformance = (
  name: string,
  open: () => RecipientKeyStore | Promise<RecipientKeyStore>,
): void => {
  describe(`${name} as the store of the recipient key`, () => {
    it('gives all who race for the first key the same one', async () => {
      const [store, kms] = [await open(), fileKms(newSecretKey())];
      const pairs = await Promise.all(Array.from({ length: 5 }, () => recipientKeyPair(store, kms)));
      expect(new Set(pairs.map(({ publicJwk }) => publicJwk.kid)).size).toBe(1);
    });

    it('keeps no private key in clear', async () => {
      const [store, kms] = [await open(), fileKms(newSecretKey())];
      const { privateJwk } = await recipientKeyPair(store, kms);
      const kept = await store.find();
      expect(kept?.length).toBeGreaterThan(0);
      expect(kept?.toString('latin1')).not.toContain(privateJwk.d);
    });

    it('opens with a former master while that is rotated, and with no other', async () => {
      const [store, old, young] = [await open(), newSecretKey(), newSecretKey()];
      const pair = await recipientKeyPair(store, fileKms(old));
      expect(await recipientKeyPair(store, fileKms(young, [old]))).toEqual(pair);
      await expect(recipientKeyPair(store, fileKms(young))).rejects.toMatchObject({
        code: 'master-key-unknown',
      });
    });

    it('opens without the former master once it was wrapped anew', async () => {
      const [store, old, young] = [await open(), newSecretKey(), newSecretKey()];
      const pair = await recipientKeyPair(store, fileKms(old));
      await rewrapRecipientKeys(store, fileKms(young, [old]));
      expect(await recipientKeyPair(store, fileKms(young))).toEqual(pair);
    });

    it('opens what was sealed to a former pair until that is ended, and nothing of it afterwards', async () => {
      const [store, kms] = [await open(), fileKms(newSecretKey())];
      const { publicJwk } = await recipientKeyPair(store, kms, '2027-01-01T00:00:00.000Z');
      const before = await sealTo(publicJwk, { name: 'Rosa Canary' });
      await supersedeRecipientKey(store, kms, { id: 'pair-1', since: '2027-01-08T00:00:00.000Z' });
      const later = await recipientKeyPair(store, kms);
      expect(later.publicJwk.kid).not.toBe(publicJwk.kid);
      const after = await sealTo(later.publicJwk, { name: 'Luis Canary' });
      expect(await unsealWithRecipientKeys(store, kms, before)).toEqual({ name: 'Rosa Canary' });
      expect(await store.standing()).toMatchObject({
        since: '2027-01-08T00:00:00.000Z',
        former: [{ id: 'pair-1', since: '2027-01-01T00:00:00.000Z' }],
      });
      await store.end('pair-1');
      await expect(unsealWithRecipientKeys(store, kms, before)).rejects.toMatchObject({
        code: 'sealed-to-another-key',
      });
      expect(await unsealWithRecipientKeys(store, kms, after)).toEqual({ name: 'Luis Canary' });
      expect((await store.standing())?.former).toEqual([]);
    });

    it('opens what names no key in its header, as a JWE need not, also when it was sealed to a former pair', async () => {
      const [store, kms] = [await open(), fileKms(newSecretKey())];
      const { publicJwk } = await recipientKeyPair(store, kms);
      const before = sealWithoutKeyId(publicJwk, { name: 'Rosa Canary' });
      expect(await unsealWithRecipientKeys(store, kms, before)).toEqual({ name: 'Rosa Canary' });
      await supersedeRecipientKey(store, kms, { id: 'pair-1', since: '2027-01-08T00:00:00.000Z' });
      expect(await unsealWithRecipientKeys(store, kms, before)).toEqual({ name: 'Rosa Canary' });
      await store.end('pair-1');
      await expect(unsealWithRecipientKeys(store, kms, before)).rejects.toMatchObject({
        code: 'sealed-to-another-key',
      });
    });

    it('lets one of two who supersede the same pair do it', async () => {
      const [store, kms] = [await open(), fileKms(newSecretKey())];
      await recipientKeyPair(store, kms);
      const before = (await store.find()) ?? Buffer.alloc(0);
      const since = '2027-01-08T00:00:00.000Z';
      await store.supersede(before, { wrapped: Buffer.from('one'), since }, 'pair-1');
      await store.supersede(before, { wrapped: Buffer.from('other'), since }, 'pair-2');
      expect((await store.find())?.toString()).toBe('one');
      expect((await store.standing())?.former).toEqual([{ id: 'pair-1', since: null, wrapped: before }]);
    });

    it('wraps former pairs anew, too; the pair of a lost master is named, and hinders no other', async () => {
      const [store, old, young] = [await open(), newSecretKey(), newSecretKey()];
      const { publicJwk } = await recipientKeyPair(store, fileKms(old));
      const before = await sealTo(publicJwk, { name: 'Rosa Canary' });
      const since = '2027-01-08T00:00:00.000Z';
      await supersedeRecipientKey(store, fileKms(young), { id: 'pair-1', since });
      expect(await rewrapRecipientKeys(store, fileKms(young))).toEqual([old.id]);
      await expect(unsealWithRecipientKeys(store, fileKms(young), before)).rejects.toMatchObject({
        code: 'sealed-to-another-key',
      });
      expect(await rewrapRecipientKeys(store, fileKms(young, [old]))).toEqual([]);
      expect(await mastersOfRecipientKeys(store)).toEqual([young.id, young.id]);
      expect(await unsealWithRecipientKeys(store, fileKms(young), before)).toEqual({ name: 'Rosa Canary' });
    });

    it('opens what was kept before there was a key management service', async () => {
      const [store, master] = [await open(), newSecretKey()];
      const pair = await generateRecipientKey();
      await store.keepFirst(sealBytes(master, Buffer.from(JSON.stringify(pair))));
      expect(await recipientKeyPair(store, fileKms(master))).toEqual(pair);
      await rewrapRecipientKeys(store, fileKms(master));
      expect(await recipientKeyPair(store, fileKms(master))).toEqual(pair);
      expect((await store.find())?.toString()).toContain(master.id);
    });
  });
};
