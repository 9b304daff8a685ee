import type { SignInStart, SignInStarts } from '../sign-in-starts.ts';

export const inMemorySignInStarts = (): SignInStarts => {
  const kept = new Map<string, SignInStart>();
  return {
    keep: async (start) => void kept.set(start.hash, start),
    take: async (hash) => {
      const start = kept.get(hash);
      kept.delete(hash);
      return start;
    },
  };
};
