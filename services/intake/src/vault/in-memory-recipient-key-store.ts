import type { FormerPair, KeptPair, RecipientKeyStore } from './recipient-key.ts';

export const inMemoryRecipientKeyStore = (): RecipientKeyStore => {
  let present: KeptPair | undefined;
  let former: readonly FormerPair[] = [];
  return {
    find: async () => present?.wrapped,
    keepFirst: async (wrapped, since) => (present ??= { wrapped, since: since ?? null }).wrapped,
    rewrap: async (before, anew) => {
      if (present?.wrapped.equals(before)) present = { ...present, wrapped: anew };
      former = former.map((pair) => (pair.wrapped.equals(before) ? { ...pair, wrapped: anew } : pair));
    },
    standing: async () => present && { since: present.since, former },
    supersede: async (before, anew, id) => {
      if (!present?.wrapped.equals(before)) return;
      former = [...former, { ...present, id }];
      present = anew;
    },
    end: async (id) => {
      former = former.filter((pair) => pair.id !== id);
    },
  };
};
