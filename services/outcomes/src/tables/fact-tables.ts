import type { FactRow, Placed, StoredTable } from './fact-row.ts';

export type ErasedPerson = Readonly<{ personId: string; at: string }>;

/** Tables of one rebuild's own beside the ones that are read; gone when they have served. */
export type TablesBeside = FactTables & Readonly<{ drop: () => Promise<void> }>;

/** What lies beside the tables that are read. Each rebuild has its own, under its own name: none can drop another's unawares. */
export type Beside = Readonly<{
  /** Names of all that lies there now. */
  lying: () => Promise<readonly string[]>;
  drop: (names: readonly string[]) => Promise<void>;
  /** Empty tables under the name of whose turn it is. */
  make: (owner: string) => Promise<TablesBeside>;
}>;

/** Flat tables of facts. A projection: it may be thrown away and made again from the owners' streams, any time. */
export interface FactTables {
  /** One event is one row, however often it comes. Of a person who was erased nothing is kept but that there was a row. */
  put(...placed: readonly Placed[]): Promise<void>;
  /** Many at once, for tables that are made anew. A row that is there already is left: the same event is the same row. */
  add(placed: readonly Placed[]): Promise<void>;
  /** Lets go of all rows of a person, also of those that are another's as well, and of those that come later. */
  erase(personId: string, at: string): Promise<void>;
  /** Whose rows were let go of, and when. */
  erasedPeople(): Promise<readonly ErasedPerson[]>;
  /** Takes out rows that no event tells of. */
  remove(table: StoredTable, ids: readonly string[]): Promise<void>;
  /** How many facts stand: what was taken back is not among them, what was corrected is once. */
  count(table: StoredTable): Promise<number>;
  /** All rows, by stream and sequence: the same facts give the same dump. */
  rows(table: StoredTable): Promise<readonly FactRow[]>;
  /** The rows of those people who have more than one there, by stream and sequence: of one alone there is nothing to compare. */
  ofSeveral(table: StoredTable): Promise<readonly FactRow[]>;
  /** The rows of one stream, by sequence. */
  of(table: StoredTable, stream: string): Promise<readonly FactRow[]>;
  /** Every row once, in order of their ids: one cursor, however many they are. */
  inOrder(table: StoredTable): AsyncIterable<FactRow>;
  /** The rows whose ids follow one, in order of their ids: what is many is read in pages. */
  page(table: StoredTable, after: string, limit: number): Promise<readonly FactRow[]>;
  /** How many rows that were known by an instant have been erased since: what a report of then cannot show any more. */
  erased(table: StoredTable, knownBy: string): Promise<number>;
}
