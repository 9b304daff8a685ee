import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { inMemoryClient } from '@handoff/host/in-memory';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { factsAsOf } from '../figures/facts-as-of.ts';
import { figuresAsOf } from '../figures/figures-as-of.ts';
import { rebuild, type ToldEvent } from '../tables/rebuild.ts';
import { type Hosted, hostedOutcomes } from '../testing/hosted-outcomes.ts';
import { reported } from '../testing/reported.ts';
import { type Analyzed, analyze, type Flags } from './analyze.ts';
import { askOutcomes, type AskOutcomes } from './ask-outcomes.ts';
import { whyCell } from './why-cell.ts';

const registered: readonly ToldEvent[] = ['bayside-community-college', 'harbor-learning'].map((slug) => ({
  type: 'PartnerRegistered',
  data: { slug, kind: 'college', jurisdiction: 'US-MA' },
  origin: { id: `event-${slug}`, subject: slug, sequence: 1, time: '2026-11-02T15:00:00.000Z' },
}));
const folder = mkdtempSync(join(tmpdir(), 'handoff-analyze-'));
afterAll(() => rmSync(folder, { recursive: true }));

let service: Hosted;
let ask: AskOutcomes;
let written: Analyzed;
const run = (flags: Partial<Flags>) =>
  analyze(
    { for: 'restricted', to: join(folder, flags.for ?? 'restricted'), supplemental: true, ...flags },
    ask,
  );
const query = async (sql: string, audience = 'restricted') => {
  const instance = await DuckDBInstance.create(join(folder, audience, 'handoff.duckdb'), {
    access_mode: 'READ_ONLY',
  });
  const connection = await instance.connect();
  const answer = (await connection.runAndReadAll(sql)).getRowObjectsJson();
  connection.closeSync();
  instance.closeSync();
  return answer as Record<string, string | number | null>[];
};

beforeAll(async () => {
  service = hostedOutcomes();
  await reported(service);
  await rebuild(registered, service.tables);
  // Pages of three: what is read in pages must be whole.
  ask = askOutcomes(inMemoryClient(service.call, 'outcomes', 'operator'), 3);
  written = await run({ programYear: '2026' });
}, 60_000);

describe('handoff analyze', { timeout: 60_000 }, () => {
  it('writes every row of every table, read in pages', async () => {
    expect(written.rows).toMatchObject({ enrollments: 5, exits: 4, quarters: 3, referral_moves: 0 });
    expect(await query('SELECT count(DISTINCT event_id) AS n FROM enrollments')).toEqual([{ n: '5' }]);
  });

  it('lets no id of the exchange out, and keeps who belongs to whom', async () => {
    const people = await query('SELECT DISTINCT person_id FROM enrollments');
    expect(people).toHaveLength(5);
    expect(JSON.stringify(people)).not.toContain('person-1"');
    expect(
      await query('SELECT count(*) AS n FROM enrollments JOIN exits USING (participation_id, person_id)'),
    ).toEqual([{ n: '4' }]);
  });

  it('notes who took rows of people, and for whom', async () => {
    expect(await service.call('operator', 'GET', '/internal/exports')).toMatchObject({
      exports: [{ audience: 'restricted', agency: null, by: 'operator' }],
    });
    const { links } = (await service.call('operator', 'GET', '/internal/audit/changes/:tenant/links', {
      params: { tenant: 'outcomes.exchange' },
    })) as { links: readonly { entry: { act: string; what: string; of: string } }[] };
    expect(links.map(({ entry }) => entry).filter(({ act }) => act === 'exported')).toMatchObject([
      { what: 'restricted', of: 'all' },
    ]);
  });

  it('counts in SQL what the indicators count', async () => {
    const at = { asOf: service.context.now(), programYear: 2026, supplemental: true, commonExit: [] };
    const { wioa } = figuresAsOf(await factsAsOf(service.tables, at.asOf), at);
    const figures = wioa.programs.flatMap(({ program, figures: all }) =>
      all
        .map(({ measure, regulatory, unknowableIds }) => ({
          program,
          measure,
          numerator: String(regulatory.numerator),
          denominator: String(regulatory.denominator),
          unknowable: String(unknowableIds.length),
        }))
        .filter(({ denominator }) => denominator !== '0'),
    );
    const counted = await query(
      'SELECT program, measure, numerator, denominator, unknowable FROM wioa_rates(2026) WHERE denominator > 0',
    );
    const byName = (one: object, other: object) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1);
    expect(figures.length).toBeGreaterThan(1);
    expect(counted.toSorted(byName)).toEqual(figures.toSorted(byName));
    const evidence = wioa.programs.flatMap(({ program, figures: all }) =>
      all.flatMap(({ measure, evidence: kinds }) =>
        Object.entries(kinds).map(([kind, successes]) => [program, measure, kind, String(successes)]),
      ),
    );
    expect(evidence.length).toBeGreaterThan(0);
    expect((await query('FROM wioa_evidence(2026)')).map((row) => Object.values(row))).toEqual(
      evidence.toSorted(byName),
    );
    const [median] = await query('SELECT cents FROM wioa_median_earnings(2026)');
    expect(median).toEqual({ cents: String(wioa.programs[0]?.medianEarnings.cents) });
  });

  it('shows the facts as they stood on a day', async () => {
    await run({ for: 'restricted', to: join(folder, 'then'), asOf: '2026-11-01' });
    expect(await query('SELECT count(*) AS n FROM enrollments', 'then')).toEqual([{ n: '0' }]);
  });

  it('gives the same digest for the same facts', async () => {
    const again = await run({ to: join(folder, 'again'), programYear: '2026' });
    expect(again.digest).toBe(written.digest);
  });

  it('gives an agency its own people, under ids of its own, and nobody else', async () => {
    await run({ for: 'mine', agency: 'bayside-community-college', to: join(folder, 'mine') });
    expect(await query('SELECT DISTINCT provider FROM enrollments', 'mine')).toEqual([
      { provider: 'bayside-community-college' },
    ]);
    const [own] = await query('SELECT person_id FROM enrollments', 'mine');
    expect(await query(`FROM enrollments WHERE person_id = '${String(own?.['person_id'])}'`)).toEqual([]);
  });

  it('tells a referrer in numbers what came of the people it sent, though it has no row of what others reported', async () => {
    const sent = [1, 2, 3, 4, 5].map(
      (number): ToldEvent => ({
        type: 'ReferralOffered',
        data: {
          referralId: `referral-${number}`,
          journeyId: `journey-${number}`,
          personId: `person-${number}`,
          referrer: 'harbor-learning',
          agency: 'bayside-community-college',
          service: 'learn.esl',
          program: null,
          by: 'R',
        },
        origin: {
          id: `event-offer-${number}`,
          subject: `referral-${number}`,
          sequence: 1,
          time: '2026-07-02T15:00:00.000Z',
        },
      }),
    );
    await rebuild(sent, service.tables);
    await run({ for: 'mine', agency: 'harbor-learning', to: join(folder, 'news') });
    expect(await query('SELECT people, sentence FROM quarterly_news', 'news')).toEqual([
      { people: null, sentence: 'A few people you sent reached level esl-3 in 2026Q3.' },
    ]);
  });

  it('shows everybody only what was released', async () => {
    await run({ for: 'public', to: join(folder, 'public') });
    expect(await query("FROM referrals_by_place WHERE state = 'published'", 'public')).toEqual([]);
    expect(
      await query("SELECT DISTINCT state FROM referrals_by_place WHERE quarter = '2026Q4'", 'public'),
    ).toEqual([{ state: 'missing' }]);
    expect(await query('SELECT table_name FROM duckdb_tables() ORDER BY 1', 'public')).toEqual([
      { table_name: 'referrals_by_place' },
      { table_name: 'referrals_by_service_and_result' },
    ]);
  });

  it('says of each of its tables, views, macros and their columns what it is', async () => {
    for (const [list, named] of [
      ['tables', 'table_name'],
      ['views', 'view_name'],
      ['columns', "table_name || '.' || column_name"],
      ['functions', 'function_name'],
    ])
      expect(
        await query(
          `SELECT ${named} AS silent FROM duckdb_${list}() WHERE NOT internal AND coalesce(comment, '') = ''`,
        ),
      ).toEqual([]);
  });

  it('has a first chart', () => {
    expect(readFileSync(join(folder, 'restricted', 'first-look.svg'), 'utf8')).toContain('>returned</text>');
  });

  it.each([
    [{ for: 'everybody' }, 'no-such-audience'],
    [{ for: 'mine' }, 'agency-missing'],
    [{ for: 'mine', agency: 'baysside' }, 'no-such-agency'],
    [{ for: 'restricted', agency: 'bayside' }, 'agency-not-asked'],
    [{ asOf: '2026-02-30' }, 'not-a-day'],
    [{ asOf: '2126-11-30' }, 'day-to-come'],
    [{ programYear: 'last' }, 'not-a-year'],
    [{ for: 'public', asOf: '2026-01-01' }, 'as-of-not-public'],
  ])('refuses %o with what to mend', async (flags, code) => {
    await expect(run({ to: join(folder, 'refused'), ...flags })).rejects.toMatchObject({
      code,
      message: expect.stringContaining('mend'),
    });
    expect(existsSync(join(folder, 'refused'))).toBe(false);
  });
});

describe('handoff why, of a figure', () => {
  it('names the rules, the periods that stand in it, and the events behind each', async () => {
    const { lines, json } = await whyCell(join(folder, 'restricted'), 'PY2026/aefla/employment_rate_q2');
    expect(lines[0]).toBe('PY2026/aefla/employment_rate_q2: 2 of 3');
    expect(json.rules).toContain('20 CFR 677.155(a)(1)(i)');
    expect(
      json.rows
        .filter(({ counted }) => counted === 'success')
        .map(({ events }) => events.map(({ what }) => what)),
    ).toEqual([
      ['enrollments', 'services', 'exits', 'quarters'],
      ['enrollments', 'services', 'exits', 'quarters'],
    ]);
  });
  it('says which names there are', async () => {
    await expect(whyCell(join(folder, 'restricted'), 'PY2026/aefla/magic')).rejects.toThrow(
      /no-such-cell[^]*employment_rate_q2/,
    );
    await expect(whyCell(folder, 'PY2026/aefla/employment_rate_q2')).rejects.toThrow(/no-snapshot[^]*mend/);
  });
});
