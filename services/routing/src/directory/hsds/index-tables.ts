import { type Finding, flagged, refused } from '../../translate/finding.ts';
import { type Row, rowsOf, type TableName, tableNames, tables, type Tables, textOf } from './tables.ts';

export type Indexed = Readonly<{
  all: Tables;
  byId: (table: TableName, id: string | undefined) => Row | undefined;
  /** Rows of a table whose column names this. */
  under: (table: TableName, column: string, id: string | undefined) => readonly Row[];
}>;

export const indexTables = (all: Tables): Indexed => {
  const ids = new Map(tableNames.map((name) => [name, firstById(rowsOf(all, name))]));
  const groups = new Map<string, ReadonlyMap<string, readonly Row[]>>();
  const groupOf = (table: TableName, column: string) => {
    const key = `${table}.${column}`;
    const known = groups.get(key);
    if (known) return known;
    const grouped = Map.groupBy(rowsOf(all, table), (row) => textOf(row, column) ?? '');
    groups.set(key, grouped);
    return grouped;
  };
  return {
    all,
    byId: (table, id) => (id === undefined ? undefined : ids.get(table)?.get(id)),
    under: (table, column, id) => (id === undefined ? [] : (groupOf(table, column).get(id) ?? [])),
  };
};

const firstById = (rows: readonly Row[]): ReadonlyMap<string, Row> =>
  new Map(
    rows.toReversed().flatMap((row): [string, Row][] => {
      const id = textOf(row, 'id');
      return id === undefined ? [] : [[id, row]];
    }),
  );

/** Which column of which table names a row of which. */
const links: readonly (readonly [table: TableName, column: string, target: TableName])[] = [
  ['service_at_locations', 'service_id', 'services'],
  ['service_at_locations', 'location_id', 'locations'],
  ['services', 'organization_id', 'organizations'],
  ['schedules', 'service_id', 'services'],
  ['schedules', 'location_id', 'locations'],
  ['schedules', 'service_at_location_id', 'service_at_locations'],
  ['languages', 'service_id', 'services'],
  ['languages', 'location_id', 'locations'],
  ['addresses', 'location_id', 'locations'],
  ['accessibility', 'location_id', 'locations'],
  ['cost_options', 'service_id', 'services'],
  ['required_documents', 'service_id', 'services'],
  ['service_areas', 'service_id', 'services'],
  ['service_areas', 'service_at_location_id', 'service_at_locations'],
  ['capacities', 'service_id', 'services'],
  ['capacities', 'unit_id', 'units'],
  ['phones', 'service_id', 'services'],
  ['phones', 'location_id', 'locations'],
  ['attributes', 'taxonomy_term_id', 'taxonomy_terms'],
];

/** Rows that name what is not there. The row stays; what it names is left out. */
export const danglingIn = ({ all, byId }: Indexed): readonly Finding[] => [
  ...links.flatMap(([table, column, target]) =>
    rowsOf(all, table).flatMap((row) => {
      const id = textOf(row, column);
      return id === undefined || byId(target, id) ? [] : [dangling(row, column, target)];
    }),
  ),
  ...rowsOf(all, 'attributes').flatMap((row) => {
    const target = tableNames.find((name) => tables[name].entity === textOf(row, 'link_entity'));
    const id = textOf(row, 'link_id');
    if (target === undefined || id === undefined || byId(target, id)) return [];
    return [dangling(row, 'link_id', target)];
  }),
];

const dangling = ({ place }: Row, column: string, target: TableName): Finding =>
  flagged('dangling-id', `${place}.${column}`, {
    reason: `It names a row of ${tables[target].file} that is not there.`,
    mend: 'Add the missing row, or take the id out.',
  });

const unique: readonly TableName[] = ['services', 'organizations', 'locations', 'service_at_locations'];

/** The first row of an id counts; what comes later under the same id is refused, unless it says the same. */
export const repeatedIn = ({ all }: Indexed): readonly Finding[] =>
  unique.flatMap((table) =>
    [...Map.groupBy(rowsOf(all, table), (row) => textOf(row, 'id') ?? '')].flatMap(([id, rows]) =>
      id === ''
        ? []
        : rows
            .slice(1)
            .filter((row) => differs(row, rows[0]))
            .map(repeated),
    ),
  );

/** An organization stands whole in one service and by its name alone in the next: only another name is another one. */
const differs = (row: Row, first: Row | undefined): boolean =>
  first === undefined || textOf(row, 'name') !== textOf(first, 'name') || /\.csv:/.test(row.place);

const repeated = ({ place }: Row): Finding =>
  refused('duplicate-id', `${place}.id`, {
    reason: 'Another row has this id already, and says something else.',
    mend: 'Give each row an id of its own.',
  });
