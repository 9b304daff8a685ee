import type { ChainStore } from '../chain-store.ts';
import { emptyHead, type Entry, type Link } from '../link.ts';

export const inMemoryChainStore = <E extends Entry = Entry>(): ChainStore<E> => {
  const chains = new Map<string, Link<E>[]>();
  const of = (tenant: string): Link<E>[] => chains.get(tenant) ?? [];
  return {
    tenants: async () => [...chains.keys()].toSorted(),
    head: async (tenant) => of(tenant).at(-1) ?? emptyHead,
    add: async (links) => {
      for (const link of links) {
        const chain = of(link.tenant);
        if (chain.length >= link.number) return 'taken';
        chains.set(link.tenant, [...chain, link]);
      }
      return 'added';
    },
    entries: async (ids) =>
      [...chains.values()]
        .flat()
        .map(({ entry }) => entry)
        .filter(({ id }) => ids.includes(id)),
    links: async (tenant, after, limit) =>
      of(tenant)
        .filter(({ number }) => number > after)
        .slice(0, limit),
  };
};
