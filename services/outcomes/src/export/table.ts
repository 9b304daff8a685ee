/** Frictionless field types, and the only ones that a table may use. */
export type ColumnType = 'string' | 'date' | 'datetime' | 'integer' | 'number' | 'boolean';

export type Column = Readonly<{
  name: string;
  type: ColumnType;
  /** What it says, its unit and where it comes from: an analyst has nothing else to go by. */
  doc: string;
  required: boolean;
}>;

/** A flat table as analysts get it. Rows are sorted by its key, so that the same facts give the same bytes. */
export type Table = Readonly<{
  name: string;
  doc: string;
  columns: readonly Column[];
  key: readonly string[];
}>;

export type Value = string | number | boolean | null;
export type Row = Readonly<Record<string, Value>>;
export type Filled = Readonly<{ table: Table; rows: readonly Row[] }>;

/** By the key, each part as text: total, and the same on every machine. */
export const sorted = ({ table, rows }: Filled): readonly Row[] => {
  const keyOf = (row: Row): string => table.key.map((name) => String(row[name] ?? '')).join('\u0000');
  return rows
    .map((row) => [keyOf(row), row] as const)
    .toSorted(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0))
    .map(([, row]) => row);
};
