import { type Finding, flagged, notCarried } from '../../translate/finding.ts';
import { type Row, rowsOf, type TableName, tableNames, tableOf, type Tables, textOf } from './tables.ts';

/** Column by column, what the directory has no place for, and what HSDS itself has taken back. */
export const lossIn = (all: Tables): readonly Finding[] =>
  tableNames.flatMap((name) => {
    const { carried, deprecated = [], file } = tableOf(name);
    return columnsIn(rowsOf(all, name)).flatMap(({ column, count }) => [
      ...(deprecated.includes(column) ? [taken(file, column, count)] : []),
      ...(carried.includes(column) || isLink(name, column) ? [] : [lost(file, column, count)]),
    ]);
  });

const columnsIn = (rows: readonly Row[]) => {
  const counts = new Map<string, number>();
  for (const row of rows)
    for (const column of Object.keys(row.cells))
      if (textOf(row, column) !== undefined) counts.set(column, (counts.get(column) ?? 0) + 1);
  return [...counts].map(([column, count]) => ({ column, count }));
};

/** Ids that hold a table to another are no loss of their own: the whole table is reported by its other columns. */
const isLink = (name: TableName, column: string): boolean =>
  column === 'id' ||
  column.endsWith('_id') ||
  column === 'link_entity' ||
  (name === 'attributes' && column === 'label');

const lost = (file: string, column: string, count: number): Finding =>
  notCarried('no-place-for-it', `${file} ${column}`, {
    reason: `A listing has no place for it; ${count} ${count === 1 ? 'row has' : 'rows have'} it.`,
    mend: 'Keep it in the source; an export from here will lack it.',
  });

const taken = (file: string, column: string, count: number): Finding =>
  flagged('deprecated-column', `${file} ${column}`, {
    reason: `HSDS 3.0 deprecated the column; ${count} ${count === 1 ? 'row uses' : 'rows use'} it.`,
    mend: 'Move what it says to the column that took its place (fees: fees_description or cost_options).',
  });

/** Tables whose rows nobody misses: the words of a taxonomy, and what is told column by column. */
const looseTables: readonly TableName[] = ['taxonomy_terms', 'taxonomies', 'units'];
const namedAtMost = 10;

/** Rows that went into no listing and of which nothing else was told: a second phone, a place without a service. */
export const rowsLeftIn = (
  all: Tables,
  { said, told }: Readonly<{ said: readonly Row[]; told: readonly Finding[] }>,
): readonly Finding[] => {
  const named = new Set(told.map(({ place }) => place.replace(/\.[a-z_]+$/, '')));
  const taken = new Set(said);
  return tableNames
    .filter((name) => tableOf(name).carried.length > 0 && !looseTables.includes(name))
    .flatMap((name) => {
      const rows = rowsOf(all, name);
      // An organization stands in each of its services: one of the rows of an id stands for all.
      const ids = new Set(rows.flatMap((row) => (taken.has(row) ? (textOf(row, 'id') ?? []) : [])));
      const left = rows.filter(
        (row) => !taken.has(row) && !ids.has(textOf(row, 'id') ?? '') && !named.has(row.place),
      );
      return left.length === 0 ? [] : [rowsLeft(tableOf(name).file, left)];
    });
};

const rowsLeft = (file: string, left: readonly Row[]): Finding =>
  notCarried('rows-not-carried', file, {
    reason: `No listing says them: ${left
      .slice(0, namedAtMost)
      .map(({ place }) => place)
      .join(', ')}${left.length > namedAtMost ? ` and ${left.length - namedAtMost} more` : ''}.`,
    mend: 'A listing takes one phone, one address, one count of places, and what a service leads to.',
  });
