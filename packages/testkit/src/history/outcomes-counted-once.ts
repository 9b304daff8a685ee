import { type Evidence, groupBy } from './evidence.ts';
import type { Row, Tables } from './final-state.ts';
import { type Violation, violationsOf } from './violation.ts';

const miscounted = violationsOf('I5');

const tableOf = {
  EnrollmentRecorded: 'facts_enrollment',
  ServiceDelivered: 'facts_service',
  MilestoneAttained: 'facts_milestone',
  EmploymentRecorded: 'facts_employment',
  ParticipationExited: 'facts_exit',
} as const;

/**
 * Each fact is one row, whatever came twice, and none is left of somebody erased; and a rebuild, with every event three
 * times, gives the same tables.
 */
export const outcomesCountedOnce = (evidence: Evidence): readonly Violation[] => {
  const { tables, rebuilt } = evidence.state;
  if (tables === undefined) return [];
  const erased = new Set(evidence.ofType('ParticipantErased').map(({ data }) => data['personId']));
  return [
    ...Object.entries(tableOf).flatMap(([type, table]) => {
      const told = evidence.ofType(type);
      const [gone = [], kept = []] = [true, false].map((of) =>
        told.filter(({ data }) => erased.has(data['personId']) === of).map(({ id }) => id),
      );
      return compared(table, { kept, gone }, idsOf(tables[table]));
    }),
    ...(rebuilt === undefined ? [] : sameTables(tables, rebuilt)),
  ];
};

const idsOf = (rows: readonly Row[] = []): string[] => rows.map(({ id }) => id);

type Told = Readonly<Record<'kept' | 'gone', readonly string[]>>;

const compared = (table: string, { kept, gone }: Told, rows: readonly string[]): readonly Violation[] => {
  const byId = groupBy(rows, (id) => id);
  return [
    ...kept.filter((id) => !byId.has(id)).map((id) => miscounted(table, `has no row of the event ${id}`)),
    ...[...byId].flatMap(([id, same]) => {
      if (gone.includes(id)) return [miscounted(table, `still has a row of somebody erased: ${id}`)];
      if (!kept.includes(id)) return [miscounted(table, `has a row of ${id}, which is no event`)];
      return same.length > 1 ? [miscounted(table, `has ${same.length} rows of the event ${id}`)] : [];
    }),
  ];
};

const dump = (rows: readonly Row[] = []): string =>
  rows
    .map((row) => JSON.stringify(Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1))))
    .toSorted()
    .join('\n');

const sameTables = (tables: Tables, rebuilt: Tables): readonly Violation[] =>
  Object.values(tableOf)
    .filter((table) => dump(tables[table]) !== dump(rebuilt[table]))
    .map((table) => miscounted(table, 'differs from what the events give when it is made anew'));
