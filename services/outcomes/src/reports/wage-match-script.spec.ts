import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import {
  type matchWages,
  putFilesTogether,
  putTogether,
  rosterHeader,
  wagesHeader,
} from '../testing/match-wages.ts';
import { line, roster, runIn, twenty, wages } from '../testing/matched-twenty.ts';

const folder = mkdtempSync(join(tmpdir(), 'handoff-wages-'));
afterAll(() => rmSync(folder, { recursive: true }));
const run = runIn(folder);
const linesOf = async (made: Promise<string>): Promise<unknown> =>
  JSON.parse(readFileSync(await made, 'utf8'));
/** What a script says that stops. */
const refusalOf = (made: Promise<unknown>): Promise<string> =>
  made.then(
    () => 'not refused',
    (refused: Error & { stderr: string }) => refused.stderr,
  );

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

  describe('where a person left two agencies', () => {
    /** Keys of one agency and of another: who stands in both left both. */
    const leftBoth = async (of: readonly number[], other: readonly number[], paid: number) => {
      const rows = (those: readonly number[]) => those.map((at) => `${at},k${at},adult,2025-11-10`);
      const made = await putTogether(folder, { 'bayside.csv': rows(of), 'north-shore.csv': rows(other) });
      return linesOf(run({ roster: made, wages: wages.slice(0, paid) }));
    };

    it('says nothing of six people, though they left twelve times', async () =>
      expect(await leftBoth(twenty.slice(0, 6), twenty.slice(0, 6), 3)).toEqual([]));

    it('says of eleven people how often they left, and no count that two of them have or have not', async () => {
      const eleven = twenty.slice(0, 11);
      expect(await leftBoth(eleven, twenty.slice(0, 9), 2)).toMatchObject([
        { people: 20, employed_q2: null },
      ]);
      expect(await leftBoth(eleven, eleven, 9)).toMatchObject([{ people: 22, employed_q2: null }]);
      expect(await leftBoth(eleven, eleven, 8)).toMatchObject([{ people: 22, employed_q2: 16 }]);
    });

    it('says the median of eleven people, not of ten who left twenty times', async () => {
      expect(await leftBoth(twenty, twenty.slice(0, 10), 10)).toMatchObject([
        { employed_q2: 20, median_cents_q2: null },
      ]);
      expect(await leftBoth(twenty, twenty.slice(0, 10), 11)).toMatchObject([
        { employed_q2: 21, median_cents_q2: 650_000 },
      ]);
    });
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

  it('counts the same pay of two employers twice where a further column tells them apart', async () => {
    const paid = twenty.slice(0, 12).flatMap((at) => ['a', 'b'].map((by) => `k${at},2026,2,300000,${by}`));
    const headers = [rosterHeader, `${wagesHeader},employer`] as const;
    expect(await linesOf(run({ wages: paid, headers }))).toMatchObject([{ median_cents_q2: 600_000 }]);
  });

  it('reads keys as they are written: with an apostrophe, or quoted for a comma in them', async () => {
    const odd: Readonly<Record<string, string>> = { k0: "'k0", k1: '"k1"', k2: "k2'", k3: '"k,3"' };
    const written = (rows: readonly string[]) =>
      rows.map((row) => row.replace(/\bk\d+\b/, (key) => odd[key] ?? key));
    const rosters = {
      'bayside.csv': written(roster.slice(0, 3)),
      'north-shore.csv': written(roster.slice(3)),
    };
    const made = await putTogether(folder, rosters);
    expect(await linesOf(run({ roster: made, wages: written(wages) }))).toEqual([line]);
  });

  it.each<[string, readonly string[], RegExp]>([
    [
      'a row of three columns',
      [rosterHeader, '1,k1,adult,2025-11-10', '2,k2,adult'],
      /row-malformed: rosters\/north-shore\.csv, line 3: .*anew/,
    ],
    [
      'a quote that does not end',
      [rosterHeader, '1,"k1,adult,2025-11-10', '2,k2,adult,2025-11-10'],
      /row-malformed: rosters\/north-shore\.csv, line 2: .*anew/,
    ],
    [
      'a quote that does not end in its last column',
      [rosterHeader, '1,k1,adult,"2025-11-10', '2,k2,adult,2025-11-10'],
      /row-malformed: rosters\/north-shore\.csv[:,] .*anew/,
    ],
    [
      'columns in another order',
      ['match_key,person,program,exited_on', 'k1,1,adult,2025-11-10'],
      /header-wrong: rosters\/north-shore\.csv: .*anew/,
    ],
    [
      'no header',
      ['1,k1,adult,2025-11-10', '2,k2,adult,2025-11-10'],
      /header-wrong: rosters\/north-shore\.csv: /,
    ],
    ['no line', [], /header-wrong: rosters\/north-shore\.csv: /],
  ])('does not put rosters together where one has %s, and names no key', async (_, lines, said) => {
    const bayside = [rosterHeader, '1,k9,adult,2025-11-10'];
    const stderr = await refusalOf(
      putFilesTogether(folder, { 'bayside.csv': bayside, 'north-shore.csv': lines }),
    );
    expect(stderr).toMatch(said);
    expect(stderr).not.toMatch(/k1|k2|k9/);
  });

  it.each<[string, Partial<Parameters<typeof matchWages>[1]>, RegExp]>([
    [
      'a row of wages with a column more',
      { wages: [...wages, 'k9,2026,2,700000,x'] },
      /row-malformed: wages\.csv, row 23: /,
    ],
    [
      'a row of the roster with a column less',
      { roster: [...roster, 'p20,k20,adult'] },
      /row-malformed: roster\.csv, line 22: /,
    ],
    [
      'a row of wages with two columns more',
      { wages: [...wages, 'k9,2026,2,700000,x,y'] },
      /row-malformed: wages\.csv, line 24: /,
    ],
    [
      'a row of wages with a column less',
      { wages: [...wages, 'k9,2026,2'] },
      /cents-malformed: wages\.csv, row 23: /,
    ],
    [
      'a row of wages with a quote that does not end',
      { wages: ['"k9,2026,2,7', ...wages] },
      /row-malformed: wages\.csv: /,
    ],
    [
      'an employer whose quote does not end',
      { wages: ['k9,2026,2,7,"x', ...wages], headers: [rosterHeader, `${wagesHeader},employer`] },
      /row-malformed: wages\.csv: /,
    ],
    ['wages under no header', { headers: [rosterHeader, 'k9,2026,2,700000'] }, /header-wrong: wages\.csv: /],
    [
      'a roster in another order',
      { headers: ['match_key,person,program,exited_on', wagesHeader] },
      /header-wrong: roster\.csv: /,
    ],
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
    const stderr = await refusalOf(run(differing));
    expect(stderr).toMatch(said);
    expect(stderr).not.toMatch(/k9|k20|p20/);
  });
});
