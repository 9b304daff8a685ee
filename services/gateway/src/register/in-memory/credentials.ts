import type { Credentials } from '../credentials.ts';

export const inMemoryCredentials = (): Credentials => {
  const hashes = new Map<string, string>();
  return {
    replace: async (slug, tokenHash) => void hashes.set(slug, tokenHash),
    ownerOf: async (tokenHash) => [...hashes].find(([, hash]) => hash === tokenHash)?.[0],
  };
};
