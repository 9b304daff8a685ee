import { newSecretKey } from '@handoff/sealing';
import { describe, expect, it } from 'vitest';
import { type RecipientKeyStore, recipientKeyPair, rewrapRecipientKey } from './recipient-key.ts';

/** `open` gives an empty store each time. */
export const recipientKeyConformance = (
  name: string,
  open: () => RecipientKeyStore | Promise<RecipientKeyStore>,
): void => {
  describe(`${name} as the store of the recipient key`, () => {
    it('gives all who race for the first key the same one', async () => {
      const [store, master] = [await open(), newSecretKey()];
      const pairs = await Promise.all(Array.from({ length: 5 }, () => recipientKeyPair(store, master, [])));
      expect(new Set(pairs.map(({ publicJwk }) => publicJwk.kid)).size).toBe(1);
    });

    it('keeps no private key in clear', async () => {
      const [store, master] = [await open(), newSecretKey()];
      const { privateJwk } = await recipientKeyPair(store, master, []);
      const kept = await store.find();
      expect(kept?.length).toBeGreaterThan(0);
      expect(kept?.toString('latin1')).not.toContain(privateJwk.d);
    });

    it('opens with a former master while that is rotated, and with no other', async () => {
      const [store, old, young] = [await open(), newSecretKey(), newSecretKey()];
      const pair = await recipientKeyPair(store, old, []);
      expect(await recipientKeyPair(store, young, [old])).toEqual(pair);
      await expect(recipientKeyPair(store, young, [])).rejects.toMatchObject({ code: 'key-unknown' });
    });

    it('opens without the former master once it was wrapped anew', async () => {
      const [store, old, young] = [await open(), newSecretKey(), newSecretKey()];
      const pair = await recipientKeyPair(store, old, []);
      await rewrapRecipientKey(store, young, [old]);
      expect(await recipientKeyPair(store, young, [])).toEqual(pair);
    });
  });
};
