import { fileKms, generateRecipientKey, newSecretKey, sealBytes } from '@handoff/sealing';
import { describe, expect, it } from 'vitest';
import { type RecipientKeyStore, recipientKeyPair, rewrapRecipientKey } from './recipient-key.ts';

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
      await rewrapRecipientKey(store, fileKms(young, [old]));
      expect(await recipientKeyPair(store, fileKms(young))).toEqual(pair);
    });

    it('opens what was kept before there was a key management service', async () => {
      const [store, master] = [await open(), newSecretKey()];
      const pair = await generateRecipientKey();
      await store.keepFirst(sealBytes(master, Buffer.from(JSON.stringify(pair))));
      expect(await recipientKeyPair(store, fileKms(master))).toEqual(pair);
      await rewrapRecipientKey(store, fileKms(master));
      expect(await recipientKeyPair(store, fileKms(master))).toEqual(pair);
      expect((await store.find())?.toString()).toContain(master.id);
    });
  });
};
