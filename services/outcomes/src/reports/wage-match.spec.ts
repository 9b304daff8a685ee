import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inMemoryClient } from '@handoff/host/in-memory';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { analyze } from '../analyze/analyze.ts';
import { askOutcomes } from '../analyze/ask-outcomes.ts';
import { report, type ReportFlags } from '../analyze/report.ts';
import { type Hosted, hostedOutcomes } from '../testing/hosted-outcomes.ts';
import { makeRoster, matchWages, putTogether } from '../testing/match-wages.ts';
import { type MatchedLine, parseWageMatch } from './wage-match.ts';

const folder = mkdtempSync(join(tmpdir(), 'handoff-wages-'));
afterAll(() => rmSync(folder, { recursive: true }));

const twenty = Array.from({ length: 20 }, (_, at) => at);
// Two of them have no number to be matched by. One row stands there twice.
const roster = twenty.map((at) => `p${at},${at < 18 ? `k${at}` : ''},adult,2025-11-10`);
// Twelve worked in the second quarter of 2026, one of them at two employers; nine in the fourth.
const wages = [
  ...twenty.slice(0, 12).map((at) => `k${at},2026,2,${600_000 + at * 10_000}`),
  'k0,2026,2,100000',
  ...twenty.slice(0, 9).map((at) => `k${at},2026,4,700000`),
];
const matchedOn = '2027-06-30';
const run = (differing: Partial<Parameters<typeof matchWages>[1]> = {}) =>
  matchWages(folder, {
    roster: [...roster, roster[0]!],
    wages: [...wages, wages[1]!],
    matchedOn,
    ...differing,
  });
const linesOf = async (made: Promise<string>): Promise<unknown> =>
  JSON.parse(readFileSync(await made, 'utf8'));

const line: MatchedLine = {
  program: 'adult',
  quarter_of_exit: '2025Q4',
  matched_on: matchedOn,
  people: 20,
  employed_q2: 12,
  employed_q4: 9,
  median_cents_q2: 665_000,
};

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

describe('the file that comes out of it', () => {
  const readOn =
    (asOf: string, ...lines: readonly object[]) =>
    () =>
      parseWageMatch('wage-match.json', JSON.stringify(lines), asOf);

  it.each<[string, string, readonly object[], RegExp]>([
    [
      'a row of a person',
      matchedOn,
      [{ ...line, match_key: 'k0' }],
      /not-a-count[^]*where +wage-match\.json: 0/,
    ],
    [
      'a program there is none of',
      matchedOn,
      [{ ...line, program: 'esl' }],
      /unreadable-wage-match[^]*0\.program/,
    ],
    [
      'a quarter there is none of',
      matchedOn,
      [{ ...line, quarter_of_exit: '2025Q5' }],
      /unreadable-wage-match[^]*0\.quarter_of_exit/,
    ],
    ['a line twice', matchedOn, [line, line], /line-twice[^]*1\.quarter_of_exit/],
    [
      'ten people',
      matchedOn,
      [{ ...line, people: 10, employed_q4: 5, employed_q2: 5, median_cents_q2: null }],
      /too-few-people[^]*0\.people/,
    ],
    ['all but two', matchedOn, [{ ...line, employed_q4: 18 }], /too-few-people[^]*0\.employed_q4/],
    ['more than there are', matchedOn, [{ ...line, employed_q4: 23 }], /more-than-all[^]*0\.employed_q4/],
    ['a median of ten', matchedOn, [{ ...line, employed_q2: 10 }], /too-few-people[^]*0\.median_cents_q2/],
    [
      'a quarter whose lag was open',
      '2027-07-01',
      [{ ...line, matched_on: '2027-06-29' }],
      /lag-open[^]*0\.employed_q4[^]*2027-06-30 or later/,
    ],
    ['what was known only later', '2027-06-29', [line], /known-later[^]*0\.matched_on/],
  ])('is refused with %s', (_, asOf, lines, said) => {
    expect(readOn(asOf, ...lines)).toThrow(said);
    expect(readOn(asOf, ...lines)).toThrow(/why[^]*mend/);
    expect(readOn(asOf, ...lines)).not.toThrow(/k0|match_key/);
  });

  it('is refused where it is no list of counts', () =>
    expect(() => parseWageMatch('wages.csv', 'match_key,year', matchedOn)).toThrow(
      /unreadable-wage-match[^]*mend/,
    ));
});

describe('a report beside the match', () => {
  let service: Hosted;
  beforeAll(async () => {
    service = hostedOutcomes();
    for (const at of twenty) await leftWork(service, at);
    // To the day the lag of the fourth quarter is over.
    await service.pass(240);
    await service.settle();
  });

  const reported = async (name: string, { wageMatch, ...flags }: Partial<ReportFlags> = {}) => {
    const to = () => join(folder, name);
    await report(
      { to, programYear: '2026', supplemental: true, wageMatch: wageMatch ?? (await run()), ...flags },
      askOutcomes(inMemoryClient(service.call, 'outcomes', 'operator')),
    );
    const rows = (file: string) =>
      readFileSync(join(folder, name, `${file}.ndjson`), 'utf8')
        .trim()
        .split('\n')
        .filter((text) => text !== '')
        .map((text) => JSON.parse(text) as Record<string, string>);
    const q2 = rows('figures').filter(({ measure }) => measure === 'employment_rate_q2');
    return {
      rows,
      q2: q2.map((row) => [
        row['rests_on'],
        row['numerator'],
        row['denominator'],
        row['regulatory'],
        row['descriptive'] ?? '',
        row['unknowable'],
        row['evidence'],
      ]),
    };
  };

  it('shows what was reported, what was matched, and between what both together lie; each says on what it rests', async () => {
    const { q2, rows } = await reported('beside');
    const exits = 'exits of 2025Q4';
    expect(q2).toEqual([
      ['reports', '6', '20', '0.300000', '0.857143', '13', 'pay-stubs: 4; self-report: 2'],
      [`wage match, ${exits}`, '12', '20', '0.600000', '', '8', 'wage-match: 12'],
      [
        `wage match or reports, at least, ${exits}`,
        '12',
        '20',
        '0.600000',
        '',
        '8',
        'wage-match: 12; reports: 6',
      ],
      [
        `wage match or reports, at most, ${exits}`,
        '18',
        '20',
        '0.900000',
        '',
        '2',
        'wage-match: 12; reports: 6',
      ],
    ]);
    expect(rows('wage-match')).toEqual([
      {
        ...Object.fromEntries(Object.entries(line).map(([name, said]) => [name, String(said)])),
        beside: 'Q2, Q4',
      },
    ]);
    expect(rows('edit-checks')).toEqual([]);
  });

  it('is of those whom the snapshot has, under keys that only the program has', async () => {
    const to = join(folder, 'snapshot');
    const ask = askOutcomes(inMemoryClient(service.call, 'outcomes', 'operator'));
    await analyze({ for: 'restricted', to, supplemental: true }, ask);
    const people = (await ask.rows((await ask.begin({ audience: 'restricted', agency: null })).id))
      .facts_exit;
    const keys = people.map(({ personId }, at) => `${String(personId)},k${at}`);
    // Whoever has no key is looked for all the same.
    const made = await makeRoster(to, keys.slice(0, 18));
    expect(made).toHaveLength(20);
    expect(made.filter((row) => row.split(',')[1] === '')).toHaveLength(2);
    const { q2 } = await reported('circle', { wageMatch: await run({ roster: made }) });
    expect(q2.map(([, numerator, denominator]) => [numerator, denominator])).toEqual([
      ['6', '20'],
      ['12', '20'],
      ['12', '20'],
      ['18', '20'],
    ]);
  });

  it('says of no more people than there are that either found them', async () => {
    const most = twenty.slice(0, 17).map((at) => `k${at},2026,2,700000`);
    const { q2 } = await reported('most', { wageMatch: await run({ wages: most }) });
    expect(q2.map(([, numerator]) => numerator)).toEqual(['6', '17', '17', '20']);
  });

  it('shows all six indicators: medians in cents, and the same employer over all programs', async () => {
    const { rows } = await reported('six');
    const measures = rows('figures').map((row) => [
      row['program'],
      row['measure'],
      row['median_cents'] ?? '',
    ]);
    expect(measures.filter(([, , cents], at) => cents !== '' || at === measures.length - 1)).toEqual([
      ['adult', 'median_earnings_q2', '712345'],
      ['all', 'retention_same_employer', ''],
    ]);
  });

  it('leaves what was reported out where the State takes wage records alone', async () => {
    const { q2 } = await reported('alone', { supplemental: false });
    expect(q2.map(([restsOn, numerator]) => [restsOn, numerator])).toEqual([
      ['reports', '0'],
      ['wage match, exits of 2025Q4', '12'],
    ]);
  });

  it('does not set them together where the State looked for others, and says so', async () => {
    const { q2, rows } = await reported('others', { wageMatch: await run({ roster: roster.slice(0, 19) }) });
    expect(q2).toHaveLength(2);
    expect(rows('edit-checks')[0]).toMatchObject({
      code: 'matched-others',
      place: 'wage-match adult 2025Q4 employment_rate_q2',
      reason: expect.stringContaining('19 people; the exchange knows 20') as string,
      mend: expect.stringContaining('rosters of all its agencies') as string,
    });
  });

  it('is not written at all where the file is refused', async () => {
    const early = run({ matchedOn: '2026-12-31', wages: wages.slice(0, 13) });
    await expect(reported('none', { wageMatch: await early, asOf: '2026-12-30' })).rejects.toMatchObject({
      code: 'known-later',
    });
    expect(() => readFileSync(join(folder, 'none', 'report.json'))).toThrow(/ENOENT/);
  });
});

/** One of twenty who left the program in November 2025: four have pay stubs for the spring after, two their own word, one had no work. */
const leftWork = async (service: Hosted, at: number): Promise<void> => {
  const whose = {
    participationId: `participation-${at}`,
    referralId: `referral-${at}`,
    journeyId: `journey-${at}`,
    personId: `person-${at}`,
    provider: 'north-shore-career-center',
  };
  const tell = (name: Parameters<Hosted['command']>[0], said: object) =>
    service.command(name, whose.participationId, { ...whose, ...said } as never, `partner:n:${name}:${at}`);
  await tell('RecordEnrollment', { program: 'wioa_adult', enrolledOn: '2025-07-07', term: null });
  await tell('RecordExit', { lastServiceOn: '2025-11-10', reason: 'completed' });
  if (at > 6) return;
  const quarter = { on: '2026-05-01', wagePer: null, hoursPerWeek: null, employer: null };
  const paid = { employedAs: 'job', wageCents: 712_345, evidence: at < 4 ? 'pay-stubs' : 'self-report' };
  const none = { employedAs: 'none', wageCents: null, evidence: 'self-report' };
  await tell('RecordQuarter', { ...quarter, ...(at < 6 ? paid : none) });
};
