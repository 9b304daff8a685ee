import { expect, it } from 'vitest';
import type { FactRow, Placed } from '../tables/fact-row.ts';
import { inMemoryFactTables } from '../tables/in-memory-fact-tables.ts';
import { standing } from '../tables/standing.ts';
import { countJobs } from './one-job.ts';
import { placementsIn } from './placements.ts';

const report = (at: number, person: number, said: Partial<FactRow> = {}): Placed => ({
  table: 'facts_employment',
  row: {
    id: `event-${at}`,
    stream: `participation-${at}`,
    sequence: 1,
    fact: 1,
    standing: 'told',
    personId: `person-${person}`,
    occupation: null,
    trueOn: '2026-10-20',
    knownAt: '2026-11-02T14:00:00.000Z',
    ...said,
  },
});

it('placements are those that all reports tell of, though only people with several are read', async () => {
  const tables = inMemoryFactTables();
  await tables.put(
    report(1, 1),
    report(2, 1, { trueOn: '2026-10-24' }),
    report(3, 2),
    report(4, 3),
    report(5, 3, { trueOn: '2027-01-10' }),
    report(6, 4),
    report(7, 4, { stream: 'participation-6', sequence: 2, standing: 'withdrawn' }),
    report(8, 5),
    report(9, 5, { stream: 'participation-8', sequence: 2, standing: 'corrected' }),
  );
  expect(await placementsIn(tables)).toBe(5);
  expect(await placementsIn(tables)).toBe(countJobs(standing(await tables.rows('facts_employment'))));
  const read = (await tables.ofSeveral('facts_employment')).map((row) => row['personId']);
  expect(new Set(read)).toEqual(new Set(['person-1', 'person-3', 'person-4', 'person-5']));
});
