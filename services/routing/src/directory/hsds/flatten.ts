import { type Finding, refused } from '../../translate/finding.ts';
import { type Row, type TableName, tableNames, tableOf, tableOfFile, type Tables } from './tables.ts';

type Json = Readonly<Record<string, unknown>>;
type Collected = Map<TableName, Map<string, Row>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export type Flattened = Readonly<{ tables: Tables; findings: readonly Finding[] }>;

/**
 * A JSON document of HSDS as the tables it nests: a service, an organization, a service at a location, a list or a
 * page of them, or the tabular form with a key a file.
 */
export const flatten = (given: unknown): Flattened => {
  const collected: Collected = new Map();
  const findings: Finding[] = [];
  const visit = (value: unknown, place: string): void => {
    if (Array.isArray(value)) return value.forEach((each, index) => visit(each, `${place}[${index}]`));
    if (!isObject(value)) return void findings.push(notHsds(place));
    if (Array.isArray(value['contents'])) return visit(value['contents'], `${place}contents`);
    if (Object.keys(value).some((key) => key.endsWith('.csv')))
      return void findings.push(...tabular(collected, value));
    collect(collected, kindOf(value), value, place);
  };
  visit(given, '');
  return {
    tables: new Map([...collected].map(([name, rows]) => [name, [...rows.values()]])),
    findings,
  };
};

const kindOf = (value: Json): TableName => {
  if ('location' in value || 'location_id' in value) return 'service_at_locations';
  if ('addresses' in value || 'location_type' in value) return 'locations';
  const isService = ['organization', 'organization_id', 'service_at_locations', 'status'].some(
    (key) => key in value,
  );
  return isService ? 'services' : 'organizations';
};

const tabular = (collected: Collected, value: Json): Finding[] =>
  Object.entries(value).flatMap(([file, rows]) => {
    const name = tableOfFile(file);
    if (!Array.isArray(rows)) return [];
    if (name === undefined) return rows.length === 0 ? [] : [notHsds(file)];
    rows.forEach((row, index) => {
      if (isObject(row)) collect(collected, name, row, `${file}[${index}]`);
    });
    return [];
  });

/** One object: its own cells as a row, what is nested in it as rows of other tables that name it. */
const collect = (collected: Collected, name: TableName, value: Json, place: string): void => {
  const { below = {}, beside = {}, entity } = tableOf(name);
  const here = place === '' ? entity : place;
  const cells: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(value)) {
    const single = beside[key];
    if (single && isObject(inner)) {
      cells[single[1]] ??= inner['id'];
      collect(collected, single[0] as TableName, inner, `${here}.${key}`);
    } else if (!(key in below) && key !== 'metadata') cells[key] = inner;
  }
  keep(collected, name, { place: here, cells });
  for (const [key, [table, column]] of Object.entries(below)) {
    const inner = value[key];
    if (!Array.isArray(inner)) continue;
    inner.forEach((each, index) => {
      if (!isObject(each)) return;
      const above =
        column === 'link_id' ? { link_id: value['id'], link_entity: entity } : { [column]: value['id'] };
      collect(collected, table as TableName, { ...each, ...above }, `${here}.${key}[${index}]`);
    });
  }
};

/** The same object is nested in many places (an organization in each of its services): kept once for each parent. */
const keep = (collected: Collected, name: TableName, row: Row): void => {
  const rows = collected.get(name) ?? new Map<string, Row>();
  const key = JSON.stringify(row.cells);
  if (!rows.has(key)) rows.set(key, row);
  collected.set(name, rows);
};

const notHsds = (place: string): Finding =>
  refused('not-hsds', place || 'document', {
    reason: 'It is no service, organization or location of HSDS 3, and no table of one.',
    mend: `Send services as JSON, a page of them, or tables named ${tableNames.slice(0, 4).join(', ')}, ….`,
  });
