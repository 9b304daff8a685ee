import type { Credentials } from '../credentials.ts';

export const inMemoryCredentials = (): Credentials => {
  const hashes = new Map<string, string>();
  return {
    replace: async (slug, tokenHash) => void hashes.set(slug, tokenHash),
    end: async (slug) => void hashes.delete(slug),
    has: async (slug) => hashes.has(slug),
    ownerOf: async (tokenHash) => [...hashes].find(([, hash]) => hash === tokenHash)?.[0],
  };
};
