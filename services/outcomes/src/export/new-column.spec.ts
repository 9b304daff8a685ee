import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { History, OwnersEvent } from '@handoff/host';
import { inMemoryClient } from '@handoff/host/in-memory';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { analyze } from '../analyze/analyze.ts';
import { askOutcomes } from '../analyze/ask-outcomes.ts';
import { wordsOf } from '../mongo/words-of.ts';
import type { FactTable } from '../tables/fact-row.ts';
import { fromOwners } from '../tables/from-owners.ts';
import { inMemoryBeside } from '../tables/in-memory-beside.ts';
import { inMemoryRebuildTurn } from '../tables/in-memory-rebuild-turn.ts';
import type * as defined from '../tables/network-tables.ts';
import { networkTableNames, networkTables } from '../tables/network-tables.ts';
import { type Hosted, hostedOutcomes } from '../testing/hosted-outcomes.ts';
import { analystTables, storedField } from './fact-tables.ts';
import { marks } from './marks.ts';

// The whole of what somebody writes who wants four columns more: a number, an instant, a yes or no, and one under another name.
vi.mock('../tables/network-tables.ts', async (original) => {
  const actual = await original<typeof defined>();
  const { referral_moves, journeys, agencies } = actual.networkTables;
  return {
    ...actual,
    networkTables: {
      ...actual.networkTables,
      referral_moves: { ...referral_moves, columns: [...referral_moves.columns, 'respondBy'] },
      journeys: {
        ...journeys,
        columns: [...journeys.columns, 'pathwayVersion', { name: 'after', of: 'follows' }],
      },
      agencies: { ...agencies, columns: [...agencies.columns, 'noMatch'] },
    },
  };
});

const time = '2026-11-01T15:00:00.000Z';
const told = (type: string, subject: string, data: object): OwnersEvent => ({
  type,
  data,
  origin: { id: `event-${subject}`, subject, sequence: 1, time },
});
const before = 'journey-018f3a52-6b0c-7d4e-8f10-2a3b4c5d6e7f';
const whose = { journeyId: 'journey-1', personId: 'person-1', referrer: 'worker-center' };
const owners = [
  told('JourneyOpened', 'journey-1', {
    ...whose,
    intakeId: 'intake-1',
    pathway: 'first-job',
    pathwayVersion: 3,
    follows: before,
  }),
  told('ReferralOffered', 'referral-1', {
    ...whose,
    referralId: 'referral-1',
    agency: 'harbor-learning',
    service: 'learn.esl',
    program: null,
    by: 'R',
    respondBy: '2026-11-04T22:00:00.000Z',
  }),
  told('PartnerRegistered', 'partner-1', {
    slug: 'harbor-learning',
    kind: 'college',
    jurisdiction: 'US-MA',
    noMatch: true,
  }),
];
const history: History = async function* (_owner, stream) {
  yield* owners.filter(({ origin }) => origin.subject.startsWith(`${stream}-`));
};

const folder = mkdtempSync(join(tmpdir(), 'new-column-'));
afterAll(() => rmSync(folder, { recursive: true }));
let service: Hosted;
const asked = () => askOutcomes(inMemoryClient(service.call, 'outcomes', 'operator'));
const remade = () =>
  fromOwners({
    tables: () => service.tables,
    beside: () => inMemoryBeside(),
    turn: () => inMemoryRebuildTurn(),
  })(service.context, history);

beforeAll(async () => {
  service = hostedOutcomes();
  await service.pass(1);
  await remade();
  await analyze({ for: 'restricted', to: join(folder, 'out'), supplemental: true }, asked());
}, 60_000);

const query = async (sql: string) => {
  const instance = await DuckDBInstance.create(join(folder, 'out', 'handoff.duckdb'), {
    access_mode: 'READ_ONLY',
  });
  const connection = await instance.connect();
  const answer = (await connection.runAndReadAll(sql)).getRowObjectsJson();
  connection.closeSync();
  instance.closeSync();
  return answer;
};
const parquet = (table: string) => `'${join(folder, 'out', 'parquet', table)}.parquet'`;

describe('a column added in the one definition', () => {
  it('is in rows made anew from the owners, and in those that stood without it', async () => {
    expect(await service.tables.rows('journeys')).toMatchObject([{ pathwayVersion: 3, after: before }]);
    const [row] = await service.tables.rows('journeys');
    const { pathwayVersion: _none, ...old } = row!;
    await service.tables.put({ table: 'journeys', row: old });
    expect(await remade()).toMatchObject({ changed: 1 });
    expect(await service.tables.rows('journeys')).toEqual([row]);
    expect(await remade()).toMatchObject({ changed: 0, missing: 0, extra: 0 });
  });

  it('that every row has stops a snapshot until the rows are made anew, and says how', async () => {
    const [row] = await service.tables.rows('journeys');
    const { pathwayVersion: _none, ...old } = row!;
    await service.tables.put({ table: 'journeys', row: old });
    const again = () =>
      analyze({ for: 'restricted', to: join(folder, 'again'), supplemental: true }, asked());
    await expect(again()).rejects.toMatchObject({
      code: 'made-before-column',
      place: 'journeys.pathway_version',
      mend: expect.stringContaining('handoff replay outcomes.facts --from owners'),
    });
    await remade();
    expect((await again()).rows['journeys']).toBe(1);
  });

  it('is in Parquet and DuckDB, typed, with the words of the schema', async () => {
    const said = 'pathway_version AS v, respond_by AS r, no_match AS n';
    for (const from of [
      'journeys, referral_moves, agencies',
      `${parquet('journeys')}, ${parquet('referral_moves')}, ${parquet('agencies')}`,
    ])
      expect(await query(`SELECT ${said}, epoch_ms(respond_by) AS ms FROM ${from}`)).toMatchObject([
        { v: '3', n: true, ms: String(Date.parse('2026-11-04T22:00:00.000Z')) },
      ]);
    expect(
      await query(
        "SELECT column_name, data_type FROM duckdb_columns() WHERE column_name IN ('pathway_version', 'no_match', 'respond_by') AND comment <> '' ORDER BY 1",
      ),
    ).toEqual([
      { column_name: 'no_match', data_type: 'BOOLEAN' },
      { column_name: 'pathway_version', data_type: 'BIGINT' },
      { column_name: 'respond_by', data_type: 'TIMESTAMP WITH TIME ZONE' },
    ]);
  });

  it('is in the dictionaries: of the files and of the store', () => {
    const { resources } = JSON.parse(readFileSync(join(folder, 'out', 'datapackage.json'), 'utf8')) as {
      resources: { name: string; schema: { fields: { name: string; type: string }[] } }[];
    };
    const described = resources.find(({ name }) => name === 'journeys')?.schema.fields;
    expect(described).toContainEqual(expect.objectContaining({ name: 'pathway_version', type: 'integer' }));
    expect(wordsOf('journeys', analystTables.journeys)).toContainEqual(
      expect.objectContaining({
        _id: 'journeys.pathwayVersion',
        column: 'pathwayVersion',
        type: 'integer',
        doc: expect.stringMatching(/\w{4}/),
      }),
    );
  });

  it('lets no id of the exchange out, though nobody said that it is one', async () => {
    const [row] = await query('SELECT after FROM journeys');
    expect(row?.['after']).toMatch(/^journey-[0-9a-f-]{36}$/);
    expect(row?.['after']).not.toBe(before);
  });
});

describe('the tables of others’ events', () => {
  it.each(networkTableNames)(
    'say in %s what its definition does, and nothing that is said elsewhere',
    (table) => {
      const named = networkTables[table].columns.map((column) =>
        typeof column === 'string' ? column : column.name,
      );
      const shown = analystTables[table as FactTable].columns
        .filter(({ name }) => !marks.some((mark) => mark.name === name))
        .map(({ name }) => storedField(name));
      expect(shown).toEqual(named);
    },
  );
});
