import type { FactRow, FactTable } from '../tables/fact-row.ts';
import { columnsOfRecord, snakeCase } from './columns-of-record.ts';
import { marks } from './marks.ts';
import type { Column, ColumnType, Filled, Row, Table } from './table.ts';

/** From which records a table's columns take their words. A new column there is a new column here. */
type Source = Readonly<{ name: string; doc: string; records: readonly string[]; only?: readonly string[] }>;

const sources: Readonly<Record<FactTable, Source>> = {
  facts_enrollment: {
    name: 'enrollments',
    doc: 'Enrollments as providers reported them, with every correction. A row is an event.',
    records: ['EnrollmentRecorded'],
  },
  facts_service: {
    name: 'services',
    doc: 'Services given over a period, with hours where they were reported. A row is an event.',
    records: ['ServiceDelivered'],
  },
  facts_milestone: {
    name: 'milestones',
    doc: 'Measurable skill gains and credentials. A row is an event.',
    records: ['MilestoneAttained'],
  },
  facts_employment: {
    name: 'employments',
    doc: 'Jobs as agencies reported them, each with its evidence. Two agencies may report one job: see `jobs`.',
    records: ['EmploymentRecorded'],
  },
  facts_exit: {
    name: 'exits',
    doc: 'Exits as the program itself reported them. The exchange estimates none here.',
    records: ['ParticipationExited'],
  },
  facts_quarter: {
    name: 'quarters',
    doc: 'Employment and pay in a quarter of the calendar, as reported; never a row of wage records.',
    records: ['QuarterReported'],
  },
  facts_attestation: {
    name: 'attestations',
    doc: 'What was brought later to attest a fact. `fact` is the number of the fact attested.',
    records: ['OutcomeVerified'],
  },
  referral_moves: {
    name: 'referral_moves',
    doc: 'Each move of each referral, from the offer to its end. A row is an event.',
    records: ['ReferralOffered', 'ReferralCompleted', 'ReferralDeclined'],
    only: ['referralId', 'journeyId', 'personId', 'referrer', 'agency', 'service', 'program', 'by', 'result'],
  },
  journeys: {
    name: 'journeys',
    doc: "One person's way through several referrals, as it began.",
    records: ['JourneyOpened'],
    only: ['journeyId', 'personId', 'intakeId', 'referrer', 'pathway'],
  },
  intakes: {
    name: 'intakes',
    doc: 'Intakes: the language to speak with the person and the State whose rules apply. Nothing that was answered is here.',
    records: ['IntakeSubmitted'],
    only: ['intakeId', 'personId', 'referrer', 'language', 'jurisdiction'],
  },
  agencies: {
    name: 'agencies',
    doc: 'Agencies as they registered; the highest sequence stands.',
    records: ['PartnerRegistered'],
    only: ['slug', 'kind', 'jurisdiction'],
  },
};

/** Words of this store's own, where a row says something the record says otherwise. */
const renamed: Readonly<Record<string, string>> = {
  jurisdiction: 'place',
  // Words of SQL: nobody wants to quote them in every query.
  from: 'first_day',
  to: 'last_day',
  on: 'day_of_quarter',
  by: 'said_by',
};
const fieldOf: Readonly<Record<string, string>> = {
  event_id: '_id',
  first_day: 'from',
  last_day: 'to',
  day_of_quarter: 'on',
  said_by: 'by',
};
/** What a row says that no flat field of its record does. */
const added: Readonly<Partial<Record<FactTable, Column>>> = {
  referral_moves: {
    name: 'status',
    type: 'string',
    required: true,
    doc: 'Status the referral moved to.',
  },
  agencies: {
    name: 'reports',
    type: 'string',
    required: false,
    doc: 'Kinds of facts it reports by its manifest, with commas; an exit is official only from who reports `exit`. Empty: it has not said, and any fact is taken.',
  },
};

/** A row that takes a fact back says whose it was and no more; a move says what its record does. */
const alwaysThere: Readonly<Partial<Record<FactTable, readonly string[]>>> = {
  referral_moves: ['referral_id', 'journey_id', 'person_id', 'referrer', 'agency'],
  journeys: ['journey_id', 'person_id', 'intake_id', 'referrer', 'pathway'],
  intakes: ['intake_id', 'person_id', 'referrer', 'language', 'place'],
  agencies: ['slug', 'kind', 'place'],
};
const whose = ['participation_id', 'referral_id', 'journey_id', 'person_id', 'provider'];

const tableFrom = (table: FactTable, { name, doc, records, only }: Source): Table => {
  const said = new Map<string, Column>();
  for (const column of records.flatMap((record) => columnsOfRecord(record))) {
    const named = renamed[column.name] ?? column.name;
    const isWanted = only === undefined || only.map(snakeCase).includes(column.name);
    if (isWanted && !marks.some((mark) => mark.name === named) && !said.has(named))
      said.set(named, { ...column, name: named });
  }
  const required = alwaysThere[table] ?? whose;
  const columns = [...said.values()].map((column) => ({
    ...column,
    required: required.includes(column.name),
  }));
  return {
    name,
    doc,
    columns: [...columns, ...(added[table] === undefined ? [] : [added[table]]), ...marks],
    key: ['event_id'],
  };
};

export const analystTables: Readonly<Record<FactTable, Table>> = Object.fromEntries(
  (Object.entries(sources) as [FactTable, Source][]).map(([table, source]) => [
    table,
    tableFrom(table, source),
  ]),
) as Record<FactTable, Table>;

/** Under which name the store in Mongo has a column. */
export const storedField = (column: string): string => fieldOf[column] ?? camelCase(column);

/** A table's columns, each with the name a row of ours has it under. */
export const fieldsOf = (
  table: FactTable,
): readonly Readonly<{ name: string; type: ColumnType; field: string }>[] =>
  analystTables[table].columns.map(({ name, type }) => ({
    name,
    type,
    field: name === 'event_id' ? 'id' : storedField(name),
  }));

/** Rows of the store as analysts read them: in snake case, and of what the table names. */
export const filledFrom = (table: FactTable, rows: readonly FactRow[]): Filled => {
  const fields = fieldsOf(table);
  const asRow = (row: FactRow): Row =>
    Object.fromEntries(fields.map(({ name, field }) => [name, row[field] ?? null]));
  return { table: analystTables[table], rows: rows.map(asRow) };
};

const camelCase = (name: string): string => name.replace(/_[a-z]/g, (found) => found.charAt(1).toUpperCase());
