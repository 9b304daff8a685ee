import { describe, expect, it } from 'vitest';
import type { FactRow, Placed } from './fact-row.ts';
import { inMemoryFactTables } from './in-memory-fact-tables.ts';
import { setRight } from './set-right.ts';

const knownAt = '2026-11-02T10:00:00.000Z';
const later = '2026-11-03T10:00:00.000Z';
const many = 4_500;

const rowAt = (at: number, program = 'aefla'): FactRow => ({
  id: `event-${String(at).padStart(5, '0')}`,
  stream: `participation-${at}`,
  sequence: 1,
  fact: 1,
  standing: 'told',
  trueOn: '2026-11-01',
  knownAt,
  personId: `person-${at}`,
  program,
});
const tablesOf = async (rows: readonly FactRow[]) => {
  const tables = inMemoryFactTables();
  await tables.add(rows.map((row) => ({ table: 'facts_enrollment', row })));
  return tables;
};
const all = Array.from({ length: many }, (_, at) => rowAt(at));

describe('tables that are set right', () => {
  it('come back whole where all was lost, and by thousands at once', async () => {
    const [live, made] = [await tablesOf([]), await tablesOf(all)];
    let puts = 0;
    const counting = {
      ...live,
      put: (...placed: readonly Placed[]) => {
        puts += 1;
        return live.put(...placed);
      },
    };
    expect(await setRight(counting, made, later)).toMatchObject({ rows: many, missing: many, extra: 0 });
    expect(await live.rows('facts_enrollment')).toEqual(await made.rows('facts_enrollment'));
    expect(puts).toBeLessThan(5);
  });

  it('take a column that every row has now and none had before', async () => {
    const [live, made] = [
      await tablesOf(all),
      await tablesOf(all.map((row) => ({ ...row, cohort: 'autumn' }))),
    ];
    const mended = await setRight(live, made, later);
    expect(mended).toMatchObject({ changed: many, missing: 0, extra: 0 });
    expect((await live.rows('facts_enrollment')).every(({ cohort }) => cohort === 'autumn')).toBe(true);
    const again = await setRight(live, made, later);
    expect(again.live).toBe(again.owners);
  });

  it('lose what no event tells of, and keep what came since', async () => {
    const [live, made] = [await tablesOf(all), await tablesOf(all.slice(0, 10))];
    const since = { ...rowAt(many), knownAt: later };
    await live.put({ table: 'facts_enrollment', row: since });
    expect(await setRight(live, made, knownAt)).toMatchObject({ extra: many - 10 });
    expect(await live.rows('facts_enrollment')).toHaveLength(11);
  });
});
