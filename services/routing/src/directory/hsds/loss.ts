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
