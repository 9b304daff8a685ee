import type { Checkpoint } from './checkpoint.ts';
import type { Entry, Head, Link } from './link.ts';

/** Where links are kept. Nothing in it can change or remove one. */
export interface ChainStore<E extends Entry = Entry> {
  tenants(): Promise<readonly string[]>;
  /** The last link of a tenant's chain; the empty head where there is none. */
  head(tenant: string): Promise<Head>;
  /**
   * Puts links behind the head they were made for, all of one tenant, in order. `taken` where another process was
   * first, or one of the entries stands already: some prefix of them may then stand, and the rest does not.
   */
  add(links: readonly Link<E>[]): Promise<'added' | 'taken'>;
  /** Which of these entries are in a chain already. */
  entries(ids: readonly string[]): Promise<readonly E[]>;
  /** In order of their numbers, `after` not included. */
  links(tenant: string, after: number, limit: number): Promise<readonly Link<E>[]>;
}

/** Signed words about how long a chain was and how it ended. Kept apart from the links they vouch for. */
export interface CheckpointStore {
  add(checkpoint: Checkpoint): Promise<void>;
  last(tenant: string): Promise<Checkpoint | undefined>;
  /** Of every tenant, by tenant and size. */
  all(): Promise<readonly Checkpoint[]>;
}
