import type { FactRow, FactTable } from '../tables/fact-row.ts';
import { type NetworkTable, type NetworkTableDefinition, networkTables } from '../tables/network-tables.ts';
import { columnsOfRecord } from './columns-of-record.ts';
import { marks } from './marks.ts';
import { networkColumns } from './network-columns.ts';
import type { Column, ColumnType, Filled, Row, Table } from './table.ts';

/** The record whose fields are a table's columns: a new field there is a new column here. */
type Source = Readonly<{ name: string; doc: string; record: string }>;

const sources: Readonly<Record<Exclude<FactTable, NetworkTable>, Source>> = {
  facts_enrollment: {
    name: 'enrollments',
    doc: 'Enrollments as providers reported them, with every correction. A row is an event.',
    record: 'EnrollmentRecorded',
  },
  facts_service: {
    name: 'services',
    doc: 'Services given over a period, with hours where they were reported. A row is an event.',
    record: 'ServiceDelivered',
  },
  facts_milestone: {
    name: 'milestones',
    doc: 'Measurable skill gains and credentials. A row is an event.',
    record: 'MilestoneAttained',
  },
  facts_employment: {
    name: 'employments',
    doc: 'Jobs as agencies reported them, each with its evidence. Two agencies may report one job: see `jobs`.',
    record: 'EmploymentRecorded',
  },
  facts_exit: {
    name: 'exits',
    doc: 'Exits as the program itself reported them. The exchange estimates none here.',
    record: 'ParticipationExited',
  },
  facts_quarter: {
    name: 'quarters',
    doc: 'Employment and pay in a quarter of the calendar, as reported; never a row of wage records.',
    record: 'QuarterReported',
  },
  facts_attestation: {
    name: 'attestations',
    doc: 'What was brought later to attest a fact. `fact` is the number of the fact attested.',
    record: 'OutcomeVerified',
  },
};

/** Words of SQL: nobody wants to quote them in every query. */
const renamed: Readonly<Record<string, string>> = {
  from: 'first_day',
  to: 'last_day',
  on: 'day_of_quarter',
  by: 'said_by',
};
const fieldOf: Readonly<Record<string, string>> = {
  event_id: '_id',
  ...Object.fromEntries(Object.entries(renamed).map(([field, name]) => [name, field])),
};

// A row that takes a fact back says whose it was and no more.
const whose = ['participation_id', 'referral_id', 'journey_id', 'person_id', 'provider'];

const tableFrom = ({ name, doc, record }: Source): Table =>
  tableWith(
    name,
    doc,
    columnsOfRecord(record).map((column) => ({ ...column, required: whose.includes(column.name) })),
  );

/** A table of others' events, by its definition. */
export const networkTableFrom = (definition: NetworkTableDefinition): Table =>
  tableWith(definition.name, definition.doc, networkColumns(definition));

/** What the marks say of a row they say in place of its event. */
const tableWith = (name: string, doc: string, columns: readonly Column[]): Table => ({
  name,
  doc,
  columns: [
    ...columns
      .map((column) => ({ ...column, name: renamed[column.name] ?? column.name }))
      .filter((column) => !marks.some((mark) => mark.name === column.name)),
    ...marks,
  ],
  key: ['event_id'],
});

const ofRecords = <From>(all: Readonly<Record<string, From>>, from: (source: From) => Table) =>
  Object.entries(all).map(([table, source]) => [table, from(source)] as const);

export const analystTables = Object.fromEntries([
  ...ofRecords(sources, tableFrom),
  ...ofRecords<NetworkTableDefinition>(networkTables, networkTableFrom),
]) as Readonly<Record<FactTable, Table>>;

/** Under which name the store in Mongo has a column. */
export const storedField = (column: string): string => fieldOf[column] ?? camelCase(column);

type StoredColumn = Readonly<{ name: string; type: ColumnType; field: string }>;

/** A table's columns, each with the name a row of ours has it under. */
export const fieldsOf = (table: FactTable): readonly StoredColumn[] => fieldsIn(analystTables[table]);

const fieldsIn = ({ columns }: Table): readonly StoredColumn[] =>
  columns.map(({ name, type }) => ({ name, type, field: name === 'event_id' ? 'id' : storedField(name) }));

/** Rows of the store as analysts read them: in snake case, and of what the table names. */
export const filledFrom = (table: FactTable, rows: readonly FactRow[]): Filled =>
  filledAs(analystTables[table], rows);

export const filledAs = (table: Table, rows: readonly FactRow[]): Filled => {
  const fields = fieldsIn(table);
  const asRow = (row: FactRow): Row =>
    Object.fromEntries(fields.map(({ name, field }) => [name, row[field] ?? null]));
  return { table, rows: rows.map(asRow) };
};

const camelCase = (name: string): string => name.replace(/_[a-z]/g, (found) => found.charAt(1).toUpperCase());
