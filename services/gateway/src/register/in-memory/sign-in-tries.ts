import { type SignInTries, triesKept } from '../sign-in-tries.ts';

export const inMemorySignInTries = (): SignInTries => {
  const kept = new Map<string, readonly string[]>();
  return {
    failed: async (key, at) => void kept.set(key, [at, ...(kept.get(key) ?? [])].slice(0, triesKept)),
    of: async (key) => kept.get(key) ?? [],
    clear: async (key) => void kept.delete(key),
  };
};
