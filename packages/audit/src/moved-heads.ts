import type { ChainStore } from './chain-store.ts';
import type { Head } from './link.ts';

export type TenantHead = Readonly<{ tenant: string }> & Head;

/**
 * Which chains this process put something behind since their ends were last told on. The writer knows the ends, so nothing is
 * read for it. What a process that died had written is told by the next one, at its first round.
 */
export const movedHeads = (store: Pick<ChainStore, 'tenants' | 'head'>) => {
  const moved = new Map<string, Head>();
  let first = true;

  const fromStore = async (): Promise<void> => {
    for (const tenant of await store.tenants()) {
      const head = await store.head(tenant);
      if (!moved.has(tenant)) moved.set(tenant, head);
    }
    first = false;
  };

  return {
    note: (tenant: string, head: Head): void => void moved.set(tenant, head),

    /** Hands over what moved, and says how many. What could not be told comes again with the next round. */
    tell: async (to: (heads: readonly TenantHead[]) => Promise<unknown>): Promise<number> => {
      if (first) await fromStore();
      const heads = [...moved].map(([tenant, { number, hash }]) => ({ tenant, number, hash }));
      if (heads.length === 0) return 0;
      moved.clear();
      try {
        await to(heads);
      } catch (error) {
        for (const { tenant, ...head } of heads) if (!moved.has(tenant)) moved.set(tenant, head);
        throw error;
      }
      return heads.length;
    },
  };
};

export type MovedHeads = ReturnType<typeof movedHeads>;
