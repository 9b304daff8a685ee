import type { ChainStore } from './chain-store.ts';
import { EntryContradicts } from './faults.ts';
import { digest, type Entry, type Head, linksAfter } from './link.ts';

export type AuditChain<E extends Entry> = Readonly<{
  /** Resolves when every entry stands in its chain, durably. The same entry again changes nothing. */
  append: (entries: readonly E[]) => Promise<void>;
}>;

/** Where chains ended when they were last written to. `onMoved` hears of each that has a new end. */
type Ends = Readonly<{ heads: Map<string, Head>; onMoved: (tenant: string, head: Head) => void }>;
type Options = Readonly<{ onMoved?: Ends['onMoved'] }>;
type Waiting<E> = { entries: readonly E[]; resolve: () => void; reject: (error: unknown) => void };

/**
 * Puts entries behind one another. Entries that come while a write is under way are written together with the next, so
 * that a chain costs one write at a time however many ask; another process at the same chain is waited for by trying
 * again behind its links. Where a chain ends is remembered, and asked again only when the place was taken or a write failed.
 */
export const auditChain = <E extends Entry>(
  store: ChainStore<E>,
  { onMoved = () => undefined }: Options = {},
): AuditChain<E> => {
  const ends: Ends = { heads: new Map(), onMoved };
  let waiting: Waiting<E>[] = [];
  let writing = false;

  const work = async (): Promise<void> => {
    writing = true;
    while (waiting.length > 0) {
      const now = waiting;
      waiting = [];
      await settle(store, ends, now);
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
  ends: Ends,
  all: readonly Waiting<E>[],
): Promise<void> => {
  try {
    await write(
      store,
      ends,
      all.flatMap(({ entries }) => entries),
    );
    for (const { resolve } of all) resolve();
  } catch (error) {
    const [only] = all;
    if (all.length === 1) return only?.reject(error);
    for (const one of all) await settle(store, ends, [one]);
  }
};

const write = async <E extends Entry>(
  store: ChainStore<E>,
  ends: Ends,
  entries: readonly E[],
): Promise<void> => {
  const byTenant = [...Map.groupBy(entries, (entry) => entry.tenant)];
  await Promise.all(byTenant.map(([tenant, own]) => writeTo(store, ends, tenant, own)));
};

/** Whether an entry stands already is asked only where the store says that a place, or an entry's id, is taken. */
const writeTo = async <E extends Entry>(
  store: ChainStore<E>,
  { heads, onMoved }: Ends,
  tenant: string,
  entries: readonly E[],
): Promise<void> => {
  let left: readonly E[] = [...onceEach(entries).values()];
  while (left.length > 0) {
    const links = linksAfter(heads.get(tenant) ?? (await store.head(tenant)), tenant, left);
    // Until it is known that they stand, nobody knows where the chain ends.
    heads.delete(tenant);
    const added = await store.add(links);
    const last = links.at(-1);
    if (added === 'added' && last) {
      heads.set(tenant, last);
      onMoved(tenant, { number: last.number, hash: last.hash });
    }
    left = added === 'added' ? [] : await unwritten(store, left);
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
