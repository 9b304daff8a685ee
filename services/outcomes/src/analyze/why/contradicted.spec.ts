import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inMemoryClient } from '@handoff/host/in-memory';
import type { Commands } from '@handoff/schemas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Hosted, hostedOutcomes } from '../../testing/hosted-outcomes.ts';
import { leftTwoPrograms } from '../../testing/left-two-programs.ts';
import { analyze } from '../analyze.ts';
import { askOutcomes } from '../ask-outcomes.ts';
import { report } from '../report.ts';
import { whyCell } from '../why-cell.ts';
import { openSnapshot } from './open-snapshot.ts';

const folder = mkdtempSync(join(tmpdir(), 'handoff-contradicted-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What Harbor Learning says of two people about whom the college reported pay stubs of the second quarter after their exit. */
const contradicting: readonly (readonly [number, object])[] = [
  [2, { personId: 'person-1', employedAs: 'none', wageCents: null }],
  [6, { personId: 'person-3', employedAs: 'job', wageCents: 640_000 }],
];

let service: Hosted;
beforeAll(async () => {
  service = hostedOutcomes();
  await leftTwoPrograms(service);
  for (const [number, said] of contradicting)
    await service.command(
      'RecordQuarter',
      `participation-${number}`,
      {
        participationId: `participation-${number}`,
        referralId: `referral-${number}`,
        journeyId: `journey-${number}`,
        provider: 'harbor-learning',
        on: '2026-05-01',
        wagePer: null,
        hoursPerWeek: null,
        employer: null,
        evidence: 'self-report',
        ...said,
      } as Commands['RecordQuarter'],
      `partner:harbor:${number}`,
    );
  await service.settle();
  const ask = askOutcomes(inMemoryClient(service.call, 'outcomes', 'operator'));
  const asked = { programYear: '2026', supplemental: true };
  await analyze({ ...asked, for: 'restricted', to: join(folder, 'restricted') }, ask);
  await report({ ...asked, to: () => join(folder, 'report') }, ask);
}, 60_000);

const query = (sql: string) => openSnapshot(join(folder, 'restricted'), (ask) => ask(sql));

describe('agencies that contradict one another about a quarter', () => {
  it('stand side by side in the tables, with whose word counts', async () => {
    expect(
      await query(
        'SELECT employed_as, earnings_cents, evidence, attested_by, contested, said FROM work_in_quarters WHERE is_contested ORDER BY contested',
      ),
    ).toEqual([
      {
        employed_as: 'job',
        earnings_cents: '650001',
        evidence: 'pay-stubs',
        attested_by: 'bayside-community-college,harbor-learning',
        contested: 'earningsCents',
        said: 'earningsCents: bayside-community-college 650001, harbor-learning 640000',
      },
      {
        employed_as: 'job',
        earnings_cents: '700000',
        evidence: 'pay-stubs',
        attested_by: 'bayside-community-college,harbor-learning',
        contested: 'employedAs',
        said: 'employedAs: bayside-community-college job, harbor-learning none',
      },
    ]);
    expect(
      await query(
        'SELECT program, contested_q2, contested_q4 FROM periods WHERE contested_q2 IS NOT NULL AND exit IS NOT NULL ORDER BY program, contested_q2',
      ),
    ).toEqual([
      { program: 'adult', contested_q2: 'employedAs', contested_q4: null },
      { program: 'aefla', contested_q2: 'earningsCents', contested_q4: null },
      { program: 'aefla', contested_q2: 'employedAs', contested_q4: null },
    ]);
  });

  it('are counted beside each rate that rests on the quarter', async () => {
    const counted =
      "SELECT program, measure, contested FROM wioa_rates(2026) WHERE measure LIKE 'employment%' ORDER BY measure, program";
    expect((await query(counted)).map(Object.values)).toEqual([
      ['adult', 'employment_rate_q2', '1'],
      ['aefla', 'employment_rate_q2', '2'],
      ['adult', 'employment_rate_q4', '0'],
      ['aefla', 'employment_rate_q4', '0'],
    ]);
    const [header = [], ...lines] = readFileSync(join(folder, 'report', 'figures.csv'), 'utf8')
      .trim()
      .split('\r\n')
      .map((line) => line.split(','));
    const printed = lines.map((cells) => [cells[0], cells[1], cells[header.indexOf('contested')]].join(' '));
    expect(printed.filter((line) => !line.endsWith(' 0'))).toEqual([
      'adult employment_rate_q2 1',
      'adult median_earnings_q2 1',
      'aefla employment_rate_q2 2',
      'aefla median_earnings_q2 2',
      'all retention_same_employer 2',
    ]);
  });

  it('are told by why: in what they differ, what each said, and which report counts', async () => {
    const { json, lines } = await whyCell(join(folder, 'restricted'), 'PY2026/adult/employment_rate_q2');
    const [row] = json.rows;
    expect(row?.said).toMatchObject({ by: 'pay-stubs', contested: 'employedAs' });
    expect(row?.events.flatMap(({ says }) => says ?? []).toSorted()).toEqual([
      '2026Q2 job at 700000 US cents, counts',
      '2026Q2 none',
    ]);
    expect(lines.join('\n')).toContain('contested employedAs');
    const median = await whyCell(join(folder, 'restricted'), 'PY2026/aefla/median_earnings_q2');
    expect(median.json.rows.map(({ said }) => said['contested'])).toContain('earningsCents');
    expect(median.json.rows.flatMap(({ events }) => events.flatMap(({ says }) => says ?? []))).toContain(
      '2026Q2 job at 640000 US cents',
    );
    const kept = await whyCell(join(folder, 'restricted'), 'PY2026/all/retention_same_employer');
    expect(kept.lines.join('\n')).toMatch(/contested (employedAs|earningsCents)/);
  });
});
