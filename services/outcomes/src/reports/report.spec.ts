import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inMemoryClient } from '@handoff/host/in-memory';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askOutcomes } from '../analyze/ask-outcomes.ts';
import { report, type ReportFlags } from '../analyze/report.ts';
import { type KnownPeriod } from '../figures/build-periods.ts';
import { nothingLearned, nothingRecorded } from '../indicators/period.ts';
import { type Hosted, hostedOutcomes } from '../testing/hosted-outcomes.ts';
import { nothingTold } from '../testing/nothing-told.ts';
import { periodOf as period } from '../testing/period-of.ts';
import { reported } from '../testing/reported.ts';
import { editChecks } from './edit-checks.ts';
import { parsePirlMapping, pirlLike, readPirlMapping } from './pirl-like.ts';
import { csvOf } from './write-rows.ts';

const folder = mkdtempSync(join(tmpdir(), 'handoff-report-'));
afterAll(() => rmSync(folder, { recursive: true }));

let service: Hosted;
beforeAll(async () => {
  service = hostedOutcomes();
  await reported(service);
});
const run = (name: string, flags: Partial<ReportFlags> = {}) =>
  report(
    { to: () => join(folder, name), programYear: '2026', supplemental: true, ...flags },
    askOutcomes(inMemoryClient(service.call, 'outcomes', 'operator')),
  );
const linesOf = (name: string, file: string): readonly string[] =>
  readFileSync(join(folder, name, file), 'utf8')
    .trim()
    .split('\r\n');

describe('a report', () => {
  it('holds a PIRL-like file: a row a period, with what was reported and nothing estimated', async () => {
    await run('first');
    const [header, ...rows] = linesOf('first', 'pirl-like-aefla.csv');
    expect(header?.split(',').slice(0, 4)).toEqual(['100', '900', '901', '923']);
    expect(rows).toHaveLength(5);
    const cells = rows.map((row) =>
      Object.fromEntries(row.split(',').map((cell, at) => [header?.split(',')[at], cell])),
    );
    expect(cells.filter((cell) => cell['1704'] === '7123.45')).toMatchObject([
      { '900': '20250707', '901': '20251010', '1602': '1', '1603': '4', '1606': '9', '1706': '999999.99' },
    ]);
  });

  it('holds an NRS-like table by entering level', () =>
    expect(
      linesOf('first', 'nrs-table4-like.csv')
        .slice(1)
        .map((line) => line.split(',').slice(0, 3).join()),
    ).toEqual(['esl-2,1,0', 'total,1,0']));

  it('is written once: counts stay as they were', async () => {
    const before = readFileSync(join(folder, 'first', 'figures.csv'), 'utf8');
    await service.tables.erase('person-2', service.context.now());
    await expect(run('first')).rejects.toMatchObject({ code: 'already-frozen' });
    const later = await run('later');
    expect(later.files['pirl-like-aefla']).toBe(4);
    expect(readFileSync(join(folder, 'first', 'figures.csv'), 'utf8')).toBe(before);
    const about = JSON.parse(readFileSync(join(folder, 'later', 'report.json'), 'utf8')) as {
      erasedSince: number;
    };
    expect(about.erasedSince).toBe(4);
  });

  it('keeps its counts when what it rests on is corrected or taken back; a new one counts anew', async () => {
    const paidIn = (name: string) =>
      linesOf(name, 'figures.csv').find((line) => line.includes('median_earnings'));
    const before = paidIn('first');
    const whose = {
      participationId: 'participation-1',
      referralId: 'referral-1',
      journeyId: 'journey-1',
      personId: 'person-1',
      provider: 'harbor-learning',
    };
    const named = {
      service: null,
      type: null,
      occupation: null,
      kind: 'quarter',
      earlierOn: '2026-05-01',
    } as const;
    const paid = { on: '2026-05-01', employedAs: 'job', wageCents: 800_000, evidence: 'pay-stubs' };
    await service.command(
      'CorrectFact',
      'participation-1',
      { ...nothingTold, ...whose, ...named, ...paid, milestone: null, why: 'typing-mistake' },
      'partner:test:corrected',
    );
    await service.settle();
    await run('corrected');
    expect(paidIn('first')).toBe(before);
    expect(paidIn('corrected')).toContain('800000');
    await service.command(
      'WithdrawFact',
      'participation-1',
      { ...whose, ...named, why: 'duplicate' },
      'partner:test:withdrawn',
    );
    await service.settle();
    await run('withdrawn');
    expect(paidIn('first')).toBe(before);
    expect(paidIn('withdrawn')).not.toContain('800000');
  });

  it('as of a day counts of the erased only what was known by then', async () => {
    await run('before', { asOf: '2026-11-01' });
    const about = JSON.parse(readFileSync(join(folder, 'before', 'report.json'), 'utf8')) as object;
    expect(about).toMatchObject({ asOf: '2026-11-01', erasedSince: 0 });
  });

  it('says the same in CSV and in NDJSON', () => {
    const [first] = readFileSync(join(folder, 'first', 'pirl-like-aefla.ndjson'), 'utf8').split('\n');
    const [header, row] = linesOf('first', 'pirl-like-aefla.csv');
    expect(Object.values(JSON.parse(first ?? '{}') as object).join(',')).toBe(row);
    expect(Object.keys(JSON.parse(first ?? '{}') as object)).toEqual(header?.split(','));
  });

  it('takes no formula into a spreadsheet', () =>
    expect(csvOf(['a', 'b'], [{ a: '=1+1', b: 'one, "two"' }])).toBe('a,b\r\n\'=1+1,"one, ""two"""\r\n'));
});

describe('a quarter of which nothing is known', () => {
  const mapping = parsePirlMapping(
    'pirl.yaml',
    'title: t\nelements: [{ element: 1602, name: Employed, from: employedQ2, as: text }, { element: 1704, name: Wages, from: earningsQ2, as: dollars }]',
  );
  // Out in the fourth quarter of 2025: first reported for the quarter that ends a year later.
  it.each([
    ['2026-12-30', { 1602: '9', 1704: '999999.99' }],
    ['2026-12-31', { 1602: '0', 1704: '' }],
  ])('is open until the lag is over, then a no: on %s', (today, row) =>
    expect(pirlLike([period('a')], mapping, today)).toEqual([row]),
  );
});

describe('a gain', () => {
  const mapping = readPirlMapping(join(import.meta.dirname, '../../reports/pirl-like.yaml'));
  const gain = (type: string) => ({ gains: [{ type, on: '2025-09-01', setInAdvance: true }] });
  const secondary = { learning: { ...nothingLearned, secondary: true } };

  it.each<[string, number, Partial<KnownPeriod>]>([
    ['a functioning level', 1806, gain('1')],
    ['a transcript of a college', 1807, gain('3')],
    ['a transcript of a school', 1808, { ...gain('3'), ...secondary }],
    ['a training milestone', 1809, gain('4')],
    ['progress of skills', 1810, gain('5')],
  ])('that is %s stands in element %i alone', (_, element, said) => {
    const [row = {}] = pirlLike([period('a', said)], mapping, '2026-11-30');
    const filled = [1806, 1807, 1808, 1809, 1810].filter((each) => row[String(each)] !== '');
    expect(filled).toEqual([element]);
    expect(row[String(element)]).toBe('20250901');
  });
});

describe('the edit checks', () => {
  const quarter = (status: 0 | 1, earningsCents: number | null) => ({
    ...nothingRecorded,
    status,
    earningsCents,
  });
  const quarters = period('x').quarters;

  it.each([
    ['entry-missing', { entry: null }],
    ['exit-before-entry', { exit: '2025-07-06' }],
    ['exit-to-come', { exit: '2026-12-01' }],
    ['quarter-not-over', { exit: '2026-02-01', quarters: { ...quarters, 3: quarter(1, null) } }],
    ['wages-without-work', { quarters: { ...quarters, 2: quarter(0, 100_000) } }],
    ['quarter-contested', { contested: { 1: [], 2: ['employedAs'], 3: [], 4: [] } }],
    ['credential-before-entry', { credentials: [{ type: '1', on: '2025-07-06' }] }],
  ] satisfies [string, Partial<KnownPeriod>][])('find %s', (code, said) =>
    expect(editChecks([period('a', said)], '2026-11-30').map((finding) => finding.code)).toEqual([code]),
  );

  it('find a duplicate row, and periods that overlap', () => {
    const one = period('a', { person: 'p' });
    expect(
      editChecks([one, { ...one, id: 'b' }], '2026-11-30').map(({ code, place }) => `${code} ${place}`),
    ).toEqual(['duplicate-row b', 'overlapping-periods b']);
    const later = period('c', { person: 'p', entry: '2025-10-11', exit: null });
    expect(editChecks([one, later], '2026-11-30')).toEqual([]);
  });

  it('find nothing where nothing is wrong', () =>
    expect(editChecks([period('a')], '2026-11-30')).toEqual([]));
});
