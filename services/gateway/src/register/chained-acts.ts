import { auditChain, type ChainStore } from '@handoff/audit';
import type { Acts, NotedAct } from './acts.ts';

/** What people did, each act behind the one before it. */
export const chainedActs = (store: ChainStore<NotedAct>): Acts => {
  const chain = auditChain(store);
  return {
    note: (act) => chain.append([act]),
    of: async (slug, after, limit) =>
      (await store.links(slug, after, limit)).map(({ entry, number }) => ({ ...entry, number })),
  };
};
