import { describe, expect, it } from 'vitest';
import { chooseLimits } from '../../bench/report/choose-limits.ts';
import { type Limit, rowOf } from '../../bench/report/figure.ts';
import { limits } from '../../bench/report/limits.ts';
import { readFigures } from '../../bench/report/read-figures.ts';
import { jsonOf, tableOf } from '../../bench/report/table.ts';

const limit: Limit = { id: 'P9', what: 'ours', against: 'theirs', goal: '≥ 2×', atLeast: 2 };
const figure = (median: number, note?: string) => ({
  id: 'P9',
  ratio: { median, least: median - 1, most: median + 1, rounds: 5 },
  ...(note === undefined ? {} : { note }),
});

describe('the table of benchmarks', () => {
  it('says what was measured beside each goal, with its spread', () => {
    expect(tableOf([rowOf(limit, [figure(3, '1 µs against 3 µs')])]).split('\n')).toEqual([
      '| id | what | against | goal | measured |',
      '| --- | --- | --- | --- | --- |',
      '| P9 | ours | theirs | ≥ 2× | met: 3× (2 to 4, 5 rounds; 1 µs against 3 µs) |',
    ]);
  });

  it('calls a goal missed that one of several figures misses, from either side', () => {
    expect(rowOf(limit, [figure(3), figure(1.99)]).met).toBe(false);
    expect(rowOf({ ...limit, atLeast: 0, atMost: 2 }, [figure(2.01)]).met).toBe(false);
    expect(rowOf({ ...limit, atLeast: 0, atMost: 2 }, [figure(2)]).met).toBe(true);
  });

  it('never calls met what nobody measured, and says why', () => {
    const row = rowOf(limit, [], 'no store answers');
    expect(row.met).toBeNull();
    expect(tableOf([row])).toContain('| not measured: no store answers |');
  });

  it('is the same as JSON', () => {
    expect(JSON.parse(jsonOf([rowOf(limit, [figure(3)])], '2026-12-01T00:00:00.000Z'))).toEqual({
      at: '2026-12-01T00:00:00.000Z',
      rows: [{ id: 'P9', what: 'ours', against: 'theirs', goal: '≥ 2×', met: true, figures: [figure(3)] }],
    });
  });

  it('has a line for every goal once, or for those asked for', () => {
    expect(new Set(limits.map(({ id }) => id)).size).toBe(limits.length);
    expect(chooseLimits('P8, P1').map(({ id }) => id)).toEqual(['P1', 'P8']);
    expect(() => chooseLimits('P1,P99')).toThrow('no P99 here');
  });
});

describe('what a benchmark tells', () => {
  const times = { median: 1.1, least: 1, most: 1.2 };
  const micros = { ours: { medianMicros: 2 }, other: { medianMicros: 9, name: 'theirs' } };

  it.each([
    ['a list of comparisons', { measured: [{ id: 'P1', ratio: times, rounds: 15, ...micros }] }, 'P1', 15],
    ['one comparison of times', { id: 'P6', times, rounds: 9, ours: 5, theirs: 4 }, 'P6', 9],
    ['the directory', { ratio: times, rounds: 15, slowest: { p99: 1 }, ...micros }, 'P8', 15],
    ['figures of our own', { figures: [{ id: 'P7', ratio: { ...times, rounds: 5 } }] }, 'P7', 5],
  ])('is read from %s', (_, told, id, rounds) => {
    expect(readFigures(JSON.stringify(told))).toMatchObject([{ id, ratio: { ...times, rounds } }]);
  });

  it('is an error where no figure is in it', () => expect(() => readFigures('{}')).toThrow('no figure'));
});
