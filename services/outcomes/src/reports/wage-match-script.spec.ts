import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type matchWages, putTogether } from '../testing/match-wages.ts';
import { line, roster, runIn, twenty, wages } from '../testing/matched-twenty.ts';

const folder = mkdtempSync(join(tmpdir(), 'handoff-wages-'));
afterAll(() => rmSync(folder, { recursive: true }));
const run = runIn(folder);
const linesOf = async (made: Promise<string>): Promise<unknown> =>
  JSON.parse(readFileSync(await made, 'utf8'));

describe("the script of the State's own run", () => {
  it('joins there and lets counts out: duplicate rows once, several employers together, all who left in', async () =>
    expect(await linesOf(run())).toEqual([line]));

  it('is run once over the rosters of all agencies of a program, though each of them wrote ids of its own', async () => {
    const half = (from: number) =>
      roster.slice(from, from + 10).map((row, at) => `${at + 1},${row.split(',').slice(1).join(',')}`);
    const rosters = { 'bayside.csv': half(0), 'north-shore.csv': half(10) };
    expect(await linesOf(run({ roster: half(0) }))).toEqual([]);
    expect(await linesOf(run({ roster: await putTogether(folder, rosters) }))).toEqual([line]);
  });

  it('says nothing of four people, and names nobody', async () => {
    const four = twenty.slice(0, 4).map((at) => `p${at},k${at},youth,2025-11-10`);
    const text = readFileSync(await run({ roster: [...roster, ...four] }), 'utf8');
    expect(text).not.toMatch(/youth|k0|p0/);
  });

  it('says no count that nearly all or nearly nobody have', async () =>
    expect(await linesOf(run({ wages: wages.slice(-2) }))).toMatchObject([
      { people: 20, employed_q2: null, employed_q4: null },
    ]));

  it.each([
    ['2026-12-30', { employed_q2: null, employed_q4: null, median_cents_q2: null }],
    ['2026-12-31', { employed_q2: 12, employed_q4: null, median_cents_q2: 665_000 }],
  ])('says nothing of a quarter whose lag is open: on %s', async (day, said) =>
    expect(await linesOf(run({ wages: wages.slice(0, 13), matchedOn: day }))).toEqual([
      { ...line, matched_on: day, ...said },
    ]),
  );

  it.each<[string, Partial<Parameters<typeof matchWages>[1]>, RegExp]>([
    [
      'a fifth quarter',
      { wages: [...wages, 'k9,2026,5,700000'] },
      /quarter-wrong: wages\.csv, row 23: .*write/,
    ],
    ['a quarter to come', { wages: [...wages, 'k9,2027,2,700000'] }, /quarter-wrong: wages\.csv, row 23/],
    ['pay that is none', { wages: [...wages, 'k9,2026,2,7000.00'] }, /cents-malformed: wages\.csv, row 23/],
    [
      'a seventh program',
      { roster: [...roster, 'p20,k20,esl,2025-11-10'] },
      /program-unknown: roster\.csv, row 21/,
    ],
    [
      'a day that is none',
      { roster: [...roster, 'p20,k20,adult,2025-11-31'] },
      /exit-malformed: roster\.csv, row 21/,
    ],
    ['nobody', { roster: [...roster, ',k20,adult,2025-11-10'] }, /person-missing: roster\.csv, row 21/],
  ])('stops at %s, says where, and names no key', async (_, differing, said) => {
    const refused: Error = await run(differing).then(
      () => new Error('not refused'),
      (error: Error) => error,
    );
    const { stderr } = refused as Error & { stderr: string };
    expect(stderr).toMatch(said);
    expect(stderr).not.toMatch(/k9|k20|p20/);
  });
});
