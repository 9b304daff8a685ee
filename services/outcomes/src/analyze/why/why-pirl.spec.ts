import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inMemoryClient } from '@handoff/host/in-memory';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostedOutcomes } from '../../testing/hosted-outcomes.ts';
import { leftTwoPrograms, referredBefore } from '../../testing/left-two-programs.ts';
import { analyze } from '../analyze.ts';
import { askOutcomes } from '../ask-outcomes.ts';
import { report } from '../report.ts';
import { whyCell } from '../why-cell.ts';

const folder = mkdtempSync(join(tmpdir(), 'handoff-why-pirl-'));
afterAll(() => rmSync(folder, { recursive: true }));
beforeAll(async () => {
  const service = hostedOutcomes();
  await leftTwoPrograms(service);
  await referredBefore(service);
  const ask = askOutcomes(inMemoryClient(service.call, 'outcomes', 'operator'));
  const asked = { programYear: '2026', supplemental: true };
  await analyze({ ...asked, for: 'restricted', to: join(folder, 'restricted') }, ask);
  await report({ ...asked, to: () => join(folder, 'report') }, ask);
}, 60_000);

const why = (cell: string) => whyCell(join(folder, 'restricted'), cell);
const rowsOf = (program: string): readonly Readonly<Record<string, string>>[] =>
  readFileSync(join(folder, 'report', `pirl-like-${program}.ndjson`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, string>);

describe('why a cell of a PIRL-like file is what it is', () => {
  it.each(['aefla', 'adult'])(
    'says of every row and column of %s what the report printed',
    async (program) => {
      const all = Map.groupBy(rowsOf(program), (row) => row['100']);
      for (const [person, ofOne] of all)
        for (const element of ['901', '1602', '1704', '1618']) {
          const { json } = await why(`pirl-like-${program}/${person}/${element}`);
          expect(json.value.split(', ').toSorted()).toEqual(
            ofOne.map((row) => row[element] || 'empty').toSorted(),
          );
          expect(json.rows).toHaveLength(ofOne.length);
        }
    },
  );

  it('names the column, the field it is filled from, and every event of the period', async () => {
    const paid = rowsOf('aefla').find((row) => row['1704'] === '6500.01');
    const { json, lines } = await why(`pirl-like-aefla/${paid?.['100']}/${paid?.['900']}/1704`);
    expect(lines[0]).toMatch(/1704: .*6500\.01/);
    expect(json.rules.slice(1)).toEqual([
      '1704: Wages 2nd Quarter After Exit Quarter (WIOA)',
      'earningsQ2, as dollars',
    ]);
    const told = json.rows.flatMap(({ events }) => events.map(({ what }) => what));
    expect(told).toEqual(expect.arrayContaining(['enrollments', 'exits', 'quarters']));
  });

  it.each([
    [
      'a column there is none of',
      (person: string) => `pirl-like-aefla/${person}/17`,
      /no element 17[^]*100\|900/,
    ],
    ['a person there is none of', () => 'pirl-like-aefla/person-0/1704', /No row of the file/],
    ['another entry', (person: string) => `pirl-like-aefla/${person}/2020-01-01/1704`, /No row of the file/],
    [
      'a program there is none of',
      (person: string) => `pirl-like-esl/${person}/1704`,
      /No figure has this name/,
    ],
  ])('refuses %s with what there is', async (_, cell, said) => {
    const failed = why(cell(rowsOf('aefla')[0]?.['100'] ?? ''));
    await expect(failed).rejects.toMatchObject({
      code: 'no-such-cell',
      message: expect.stringMatching(said),
    });
  });
});
