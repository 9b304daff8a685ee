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

/** Which table a column of this name names a row of, in whatever table it stands. */
const targets: Readonly<Record<string, TableName>> = {
  service_id: 'services',
  organization_id: 'organizations',
  parent_organization_id: 'organizations',
  location_id: 'locations',
  service_at_location_id: 'service_at_locations',
  program_id: 'programs',
  contact_id: 'contacts',
  phone_id: 'phones',
  unit_id: 'units',
  taxonomy_term_id: 'taxonomy_terms',
  taxonomy_id: 'taxonomies',
  parent_id: 'taxonomy_terms',
};

/** Rows that name what is not there. The row stays; what it names is left out. */
export const danglingIn = ({ all, byId }: Indexed): readonly Finding[] => [
  ...tableNames.flatMap((table) =>
    Object.entries(targets).flatMap(([column, target]) =>
      rowsOf(all, table).flatMap((row) => {
        const id = textOf(row, column);
        return id === undefined || byId(target, id) ? [] : [dangling(row, column, tables[target].file)];
      }),
    ),
  ),
  ...rowsOf(all, 'attributes').flatMap((row) => {
    const [entity, id] = [textOf(row, 'link_entity'), textOf(row, 'link_id')];
    if (entity === undefined || id === undefined) return [];
    const target = tableNames.find((name) => tables[name].entity === entity);
    if (target === undefined) return [dangling(row, 'link_entity', `a table ${entity}`)];
    return byId(target, id) ? [] : [dangling(row, 'link_id', tables[target].file)];
  }),
];

const dangling = ({ place }: Row, column: string, target: string): Finding =>
  flagged('dangling-id', `${place}.${column}`, {
    reason: `It names a row of ${target} that is not there.`,
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
