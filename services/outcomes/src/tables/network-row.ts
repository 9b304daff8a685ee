import type { Columns, Origin, Placed } from './fact-row.ts';
import type { MadeColumn, NetworkTable, NetworkTableDefinition } from './network-tables.ts';

type Said = Readonly<Record<string, string | number | null>>;

/** An event of others as a row: what the columns of its table say of it, and nothing else. */
export const networkRow = (
  table: NetworkTable,
  { columns }: Pick<NetworkTableDefinition, 'columns'>,
  event: string,
  record: object,
  origin: Origin,
): Placed => ({
  table,
  row: {
    ...saidIn(columns, event, record),
    id: origin.id,
    stream: origin.subject,
    sequence: origin.sequence ?? 0,
    fact: origin.sequence ?? 0,
    standing: 'told',
    why: null,
    trueOn: origin.time.slice(0, 10),
    knownAt: origin.time,
  },
});

const saidIn = (columns: NetworkTableDefinition['columns'], event: string, record: object): Columns =>
  Object.fromEntries(
    columns.map((column) =>
      typeof column === 'string'
        ? [column, (record as Said)[column] ?? null]
        : [column.name, madeOf(column, event, record)],
    ),
  );

const madeOf = ({ name, of, said }: MadeColumn, event: string, record: object): string | number | null =>
  said ? said.from(record as never, event) : ((record as Said)[of ?? name] ?? null);
