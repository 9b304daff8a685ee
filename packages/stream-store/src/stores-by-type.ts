import type { StreamStore, ToldStream, Waiting } from './stream-store.ts';

/** Each stream type in its own collection, behind one store: one handler, one relay and one set of clocks a service. */
export const storesByType = (stores: Readonly<Record<string, StreamStore>>): StreamStore => {
  const byBeginning = Object.entries(stores).map(([name, store]) => ({ beginning: `${name}-`, store }));
  const storeOf = (id: string): StreamStore => {
    const store = byBeginning.find(({ beginning }) => id.startsWith(beginning))?.store;
    if (!store) throw new Error(`No store holds streams like ${id}.`);
    return store;
  };

  const fromEach = async <T>(
    limit: number,
    claim: (store: StreamStore, left: number) => Promise<readonly T[]>,
  ) => {
    const claims: T[] = [];
    for (const store of Object.values(stores)) {
      if (claims.length < limit) claims.push(...(await claim(store, limit - claims.length)));
    }
    return claims;
  };

  return {
    load: async (id) => storeOf(id).load(id),
    append: async (id, expectedVersion, change) => storeOf(id).append(id, expectedVersion, change),
    tail: async (id, after) => storeOf(id).tail(id, after),
    all: async function* () {
      for (const store of Object.values(stores)) yield* store.all();
    },
    // A type is the beginning of its streams' ids, so that types in order are ids in order.
    page: async (after, limit) => {
      const read: ToldStream[] = [];
      for (const [, store] of Object.entries(stores).toSorted(([one], [other]) => (one < other ? -1 : 1)))
        if (read.length < limit) read.push(...(await store.page(after, limit - read.length)));
      return read;
    },
    outbox: async (id) => storeOf(id).outbox(id),
    markPublished: async (id, from, to, fence) => storeOf(id).markPublished(id, from, to, fence),
    claimPending: (request) =>
      fromEach(request.limit, (store, limit) => store.claimPending({ ...request, limit })),
    claimDue: (request) => fromEach(request.limit, (store, limit) => store.claimDue({ ...request, limit })),
    rejoin: async (id, expectedVersion, rejoining) => storeOf(id).rejoin(id, expectedVersion, rejoining),
    forget: async (id, version) => storeOf(id).forget(id, version),
    backlog: async () => {
      const counts = await Promise.all(Object.values(stores).map((store) => store.backlog()));
      return counts.reduce((sum, count) => sum + count, 0);
    },
    waiting: async () =>
      (await Promise.all(Object.values(stores).map((store) => store.waiting()))).reduce(together, nothing),
  };
};

const nothing: Waiting = { unpublished: 0, unpublishedMs: 0, due: 0, dueMs: 0 };

const together = (one: Waiting, other: Waiting): Waiting => ({
  unpublished: one.unpublished + other.unpublished,
  unpublishedMs: Math.max(one.unpublishedMs, other.unpublishedMs),
  due: one.due + other.due,
  dueMs: Math.max(one.dueMs, other.dueMs),
});
