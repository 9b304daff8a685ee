import { hash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** What is recorded. Ids and decisions, never data: an entry outlives the person's erasure. */
export type Entry = Readonly<{
  /** Written once: the same id with other words is refused. */
  id: string;
  /** Whose chain it stands in: an agency's slug, or `exchange`. */
  tenant: string;
  at: string;
}>;

/** An entry in its place. `hash` covers all the rest, `previous` is the hash of the link before it. */
export type Link<E extends Entry = Entry> = Readonly<{
  tenant: string;
  /** 1, 2, 3 … without gap. */
  number: number;
  previous: string;
  hash: string;
  entry: E;
}>;

/** What stands before the first link. */
export const beginning = '0'.repeat(64);

export type Head = Readonly<{ number: number; hash: string }>;
export const emptyHead: Head = { number: 0, hash: beginning };

/** SHA-256 over canonical JSON (RFC 8785), in hex: the same words give the same digest whatever the order of keys. */
export const digest = (value: unknown): string => hash('sha256', canonicalize(value) ?? '');

export const hashOf = <E extends Entry>({ tenant, number, previous, entry }: Omit<Link<E>, 'hash'>): string =>
  digest({ tenant, number, previous, entry });

/** The entries as links behind a head, in their order. */
export const linksAfter = <E extends Entry>(
  head: Head,
  tenant: string,
  entries: readonly E[],
): readonly Link<E>[] => {
  const links: Link<E>[] = [];
  let { number, hash: previous } = head;
  for (const entry of entries) {
    number += 1;
    const hash = hashOf({ tenant, number, previous, entry });
    links.push({ tenant, number, previous, hash, entry });
    previous = hash;
  }
  return links;
};
