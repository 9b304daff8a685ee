import type { ChainStore } from '../chain-store.ts';
import { emptyHead, type Entry, type Link } from '../link.ts';

export const inMemoryChainStore = <E extends Entry = Entry>(): ChainStore<E> => {
  const chains = new Map<string, Link<E>[]>();
  const byId = new Map<string, E>();
  const of = (tenant: string): Link<E>[] => chains.get(tenant) ?? [];
  return {
    tenants: async () => [...chains.keys()].toSorted(),
    head: async (tenant) => of(tenant).at(-1) ?? emptyHead,
    add: async (links) => {
      for (const link of links) {
        const chain = of(link.tenant);
        if (chain.length >= link.number || byId.has(link.entry.id)) return 'taken';
        chain.push(link);
        chains.set(link.tenant, chain);
        byId.set(link.entry.id, link.entry);
      }
      return 'added';
    },
    entries: async (ids) => ids.flatMap((id) => byId.get(id) ?? []),
    links: async (tenant, after, limit) =>
      of(tenant)
        .filter(({ number }) => number > after)
        .slice(0, limit),
  };
};
