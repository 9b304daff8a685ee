import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inMemoryClient } from '@handoff/host/in-memory';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { analyze } from '../analyze/analyze.ts';
import { askOutcomes } from '../analyze/ask-outcomes.ts';
import { report, type ReportFlags } from '../analyze/report.ts';
import { type Hosted, hostedOutcomes } from '../testing/hosted-outcomes.ts';
import { makeRoster } from '../testing/match-wages.ts';
import { line, roster, runIn, twenty, wages } from '../testing/matched-twenty.ts';

const folder = mkdtempSync(join(tmpdir(), 'handoff-wages-'));
afterAll(() => rmSync(folder, { recursive: true }));
const run = runIn(folder);

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
    const refused = async (rows: readonly string[], header?: string): Promise<unknown> =>
      makeRoster(to, rows, header).catch(({ stderr }: Readonly<{ stderr?: unknown }>) => stderr);
    expect(await refused([...keys, 'person-99,k99,x'])).toMatch(/^(?!.*k99).*row-malformed: .*line 22: /);
    expect(await refused(keys, 'match_key,person_id')).toMatch(/header-wrong: own-keys\.csv: /);
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
