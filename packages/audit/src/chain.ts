import type { ChainStore } from './chain-store.ts';
import { EntryContradicts } from './faults.ts';
import { digest, type Entry, type Head, linksAfter } from './link.ts';

export type AuditChain<E extends Entry> = Readonly<{
  /** Resolves when every entry stands in its chain, durably. The same entry again changes nothing. */
  append: (entries: readonly E[]) => Promise<void>;
}>;

type Heads = Map<string, Head>;
type Waiting<E> = { entries: readonly E[]; resolve: () => void; reject: (error: unknown) => void };

/**
 * Puts entries behind one another. Entries that come while a write is under way are written together with the next, so
 * that a chain costs one write at a time however many ask; another process at the same chain is waited for by trying
 * again behind its links. Where a chain ends is remembered, and asked again only when the place was taken or a write failed.
 */
export const auditChain = <E extends Entry>(store: ChainStore<E>): AuditChain<E> => {
  const heads: Heads = new Map();
  let waiting: Waiting<E>[] = [];
  let writing = false;

  const work = async (): Promise<void> => {
    writing = true;
    while (waiting.length > 0) {
      const now = waiting;
      waiting = [];
      await settle(store, heads, now);
    }
    writing = false;
  };

  return {
    append: (entries) =>
      new Promise<void>((resolve, reject) => {
        waiting.push({ entries, resolve, reject });
        if (!writing) void work();
      }),
  };
};

/** Together if it goes, else one by one: nobody fails for what another asked. */
const settle = async <E extends Entry>(
  store: ChainStore<E>,
  heads: Heads,
  all: readonly Waiting<E>[],
): Promise<void> => {
  try {
    await write(
      store,
      heads,
      all.flatMap(({ entries }) => entries),
    );
    for (const { resolve } of all) resolve();
  } catch (error) {
    const [only] = all;
    if (all.length === 1) return only?.reject(error);
    for (const one of all) await settle(store, heads, [one]);
  }
};

const write = async <E extends Entry>(
  store: ChainStore<E>,
  heads: Heads,
  entries: readonly E[],
): Promise<void> => {
  for (const [tenant, own] of Map.groupBy(entries, (entry) => entry.tenant)) {
    let left = await unwritten(store, own);
    while (left.length > 0) {
      const links = linksAfter(heads.get(tenant) ?? (await store.head(tenant)), tenant, left);
      // Until it is known that they stand, nobody knows where the chain ends.
      heads.delete(tenant);
      const added = await store.add(links);
      const last = links.at(-1);
      if (added === 'added' && last) heads.set(tenant, last);
      left = added === 'added' ? [] : await unwritten(store, left);
    }
  }
};

const unwritten = async <E extends Entry>(store: ChainStore<E>, entries: readonly E[]): Promise<E[]> => {
  const asked = onceEach(entries);
  const kept = new Map((await store.entries([...asked.keys()])).map((entry) => [entry.id, entry]));
  return [...asked.values()].filter((entry) => !isSame(kept.get(entry.id), entry));
};

const onceEach = <E extends Entry>(entries: readonly E[]): ReadonlyMap<string, E> => {
  const byId = new Map<string, E>();
  for (const entry of entries) {
    isSame(byId.get(entry.id), entry);
    byId.set(entry.id, entry);
  }
  return byId;
};

const isSame = (kept: Entry | undefined, entry: Entry): boolean => {
  if (kept === undefined) return false;
  if (digest(kept) !== digest(entry)) throw new EntryContradicts(entry.id);
  return true;
};
