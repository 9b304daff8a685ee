import type { Span } from '../../indicators/program-year.ts';
import type { Told } from './answer.ts';
import type { Ask, Cells } from './open-snapshot.ts';

/** The exits of a span as the program reported them; an estimate of the exchange is in no figure. */
export const exitedWithin = (ask: Ask, { from, to }: Span): Promise<readonly Cells[]> =>
  ask(
    "SELECT * FROM periods WHERE exit_basis = 'program' AND exit BETWEEN CAST($from AS DATE) AND CAST($to AS DATE) ORDER BY period_id",
    { from, to },
  );

/** The tables whose events a period rests on, by what each tells. */
const told = ['enrollments', 'services', 'milestones', 'employments', 'quarters', 'exits', 'attestations'];

/** A job counts whoever reports it: these are the person's, not the period's. */
const ofAnybody = ['employments', 'quarters'];

const factOf = (row: Cells): string => `${row['participation_id'] ?? ''}#${row['fact'] ?? ''}`;

/** What anybody told of people's work, and who attested it: a success of one program may rest on the word of another. */
const workIn = (events: readonly Cells[]): readonly Cells[] => {
  const isReport = (row: Cells) => ofAnybody.includes(row['what'] ?? '');
  const work = new Set(events.filter(isReport).map(factOf));
  return events.filter((row) => isReport(row) || (row['what'] === 'attestations' && work.has(factOf(row))));
};

/** The events of a period, and what anybody told of its person's work. */
export const eventsBehind = async (ask: Ask): Promise<(period: Cells) => readonly Told[]> => {
  const tables = told.map(
    (table) =>
      `SELECT participation_id, person_id, event_id, fact, '${table}' AS what, true_on, standing, sequence FROM ${table}`,
  );
  const all = await ask(`SELECT * FROM (${tables.join(' UNION ALL ')}) ORDER BY participation_id, sequence`);
  const ofPeriod = Map.groupBy(all, (row) => row['participation_id']);
  const ofPerson = Map.groupBy(workIn(all), (row) => row['person_id']);
  return (period) => {
    const own = ofPeriod.get(period['period_id']) ?? [];
    const anybodys = (ofPerson.get(period['person_id']) ?? []).filter((event) => !own.includes(event));
    return [...own, ...anybodys].map(toldIn);
  };
};

export const toldIn = (row: Cells): Told => ({
  event: row['event_id'] ?? '',
  what: row['what'] ?? '',
  on: row['true_on'] ?? '',
  standing: row['standing'] ?? '',
});
