import type { SigningKey, SigningKeys } from '../signing-keys.ts';

export const inMemorySigningKeys = (): SigningKeys => {
  const keys = new Map<string, SigningKey>();
  return {
    all: async () => [...keys.values()].sort((one, other) => other.madeAt.localeCompare(one.madeAt)),
    add: async (key) => {
      if (keys.has(key.kid)) return false;
      keys.set(key.kid, structuredClone(key));
      return true;
    },
  };
};
