import type { RecipientKeyStore } from './recipient-key.ts';

export const inMemoryRecipientKeyStore = (): RecipientKeyStore => {
  let standing: Buffer | undefined;
  return {
    find: async () => standing,
    keepFirst: async (wrapped) => (standing ??= wrapped),
    rewrap: async (before, anew) => {
      if (standing?.equals(before)) standing = anew;
    },
  };
};
