import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { Ajv } from 'ajv';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { columnsOfFields, columnsOfRecord } from './columns-of-record.ts';
import { digestOf } from './snapshot-digest.ts';
import type { Filled, Row } from './table.ts';
import { type Snapshot, writeSnapshot } from './write-snapshot.ts';

const rows: readonly Row[] = [
  { id: 'b', provider: "St. Brigid's", enrolled_on: '2026-07-01', hours: 12.5, open: true },
  { id: 'a', provider: 'bayside', enrolled_on: '2026-06-30', hours: null, open: false },
];
const filled: Filled = {
  table: {
    name: 'enrollments',
    doc: 'Enrollments.',
    key: ['id'],
    columns: [
      { name: 'id', type: 'string', doc: 'The event.', required: true },
      { name: 'provider', type: 'string', doc: 'Who reported it.', required: true },
      { name: 'enrolled_on', type: 'date', doc: 'The day.', required: true },
      { name: 'hours', type: 'number', doc: 'Hours.', required: false },
      { name: 'open', type: 'boolean', doc: 'Whether it is open.', required: true },
    ],
  },
  rows,
};
const snapshot: Snapshot = {
  audience: 'restricted',
  doc: 'For the test.',
  tables: [filled],
  views: [
    {
      name: 'enrolled_by_quarter',
      kind: 'view',
      doc: 'Enrollments a quarter.',
      columns: { quarter: 'Quarter of the program year.', n: 'Enrollments in it.' },
      sql: "CREATE VIEW enrolled_by_quarter AS SELECT program_quarter('WIOA', enrolled_on) AS quarter, count(*) AS n FROM enrollments GROUP BY 1 ORDER BY 1",
    },
  ],
  asOf: '2026-11-22',
  created: '2026-11-22T12:00:00.000Z',
  chart: {
    title: 'Enrolled',
    counted: 'Enrollments',
    sql: 'FROM enrolled_by_quarter',
    bars: [{ label: 'PY2026 Q1', value: 1 }],
  },
};

/** By the standard's own profile, as published at datapackage.org (in the public domain). */
const misfitsOf = (() => {
  const file = join(import.meta.dirname, 'profiles', 'datapackage-2.0.json');
  const { $schema: _, ...profile } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  const fits = new Ajv({ allErrors: true, strict: false, validateFormats: false }).compile(profile);
  return (described: unknown) => (fits(described) ? [] : (fits.errors ?? []));
})();

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'snapshot-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const ask = async (sql: string): Promise<readonly object[]> => {
  const instance = await DuckDBInstance.create(join(folder, 'out', 'handoff.duckdb'), {
    access_mode: 'READ_ONLY',
  });
  const connection = await instance.connect();
  const answer = (await connection.runAndReadAll(sql)).getRowObjectsJson();
  connection.closeSync();
  instance.closeSync();
  return answer;
};

describe('a snapshot', () => {
  beforeEach(() => writeSnapshot(join(folder, 'out'), snapshot));

  it('holds the rows, typed, by their key', async () => {
    expect(await ask('FROM enrollments')).toEqual([rows[1], rows[0]]);
    expect(await ask('SELECT enrolled_on + 1 AS next FROM enrollments LIMIT 1')).toEqual([
      { next: '2026-07-01' },
    ]);
  });

  it('counts in program years', async () => {
    expect(await ask('FROM enrolled_by_quarter')).toEqual([
      { quarter: 'PY2025 Q4', n: '1' },
      { quarter: 'PY2026 Q1', n: '1' },
    ]);
    expect(
      await ask(
        "SELECT program_quarter('federal', DATE '2026-10-01') AS federal, program_year('WIOA', DATE '2026-06-30') AS wioa, quarter_after(DATE '2026-11-22', 2) AS second",
      ),
    ).toEqual([{ federal: 'FY2027 Q1', wioa: '2025', second: '2027-04-01' }]);
  });

  it('says what each table, column, view and macro is', async () => {
    expect(await ask("SELECT comment FROM duckdb_columns() WHERE column_name = 'hours'")).toEqual([
      { comment: 'Hours.' },
    ]);
    expect(await ask("SELECT comment FROM duckdb_views() WHERE view_name = 'enrolled_by_quarter'")).toEqual([
      { comment: 'Enrollments a quarter.' },
    ]);
    expect(await ask("SELECT comment FROM duckdb_tables() WHERE table_name = 'enrollments'")).toEqual([
      { comment: 'Enrollments.' },
    ]);
  });

  it('has a Parquet file a table, with the same rows, compressed, and what it is in its footer', async () => {
    const file = join(folder, 'out', 'parquet', 'enrollments.parquet');
    expect(await ask(`FROM '${file}'`)).toEqual(await ask('FROM enrollments'));
    expect(await ask(`SELECT DISTINCT compression FROM parquet_metadata('${file}')`)).toEqual([
      { compression: 'ZSTD' },
    ]);
    expect(
      await ask(
        `SELECT decode(value) AS value FROM parquet_kv_metadata('${file}') WHERE decode(key) = 'audience'`,
      ),
    ).toEqual([{ value: 'restricted' }]);
  });

  it('is described by a data package: fields with words, and files by their bytes', () => {
    const described = JSON.parse(readFileSync(join(folder, 'out', 'datapackage.json'), 'utf8')) as {
      resources: { path: string; rows: number; schema: { fields: object[]; primaryKey: string[] } }[];
    };
    expect(described).toMatchObject({
      audience: 'restricted',
      digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
    });
    expect(described.resources[0]).toMatchObject({ path: 'parquet/enrollments.parquet', rows: 2 });
    expect(described.resources[0]?.schema.fields[3]).toEqual({
      name: 'hours',
      type: 'number',
      description: 'Hours.',
    });
    expect(misfitsOf(described)).toEqual([]);
  });

  it('would be no data package with a type or a hash that the standard does not know', () => {
    const described = (type: string, hash: string) => ({
      resources: [{ name: 'a', path: 'a.parquet', hash, schema: { fields: [{ name: 'hours', type }] } }],
    });
    expect(misfitsOf(described('number', 'sha256:0a'))).toEqual([]);
    expect(misfitsOf(described('float', 'sha256:0a'))).not.toEqual([]);
    expect(misfitsOf(described('number', 'sha256-zz'))).not.toEqual([]);
  });

  it('has a notebook whose first chart is there', () => {
    const read = JSON.parse(readFileSync(join(folder, 'out', 'first-look.ipynb'), 'utf8')) as {
      cells: { id: string; source: string[]; outputs?: { data: Record<string, string[]> }[] }[];
    };
    const chart = read.cells.find(({ id }) => id === 'chart')?.outputs?.[0]?.data['image/svg+xml']?.join('');
    for (const said of ['PY2026', 'Q1', 'Enrollments']) expect(chart).toContain(`>${said}</text>`);
    // Also where outputs are not trusted, and after they were made anew.
    const shown = read.cells.find(({ id }) => id === 'chart-title')?.source.join('');
    expect(shown).toContain('![Enrolled](first-look.svg)');
    expect(readdirSync(join(folder, 'out'))).toContain('first-look.svg');
  });

  it('takes the place of the one before it, whole', async () => {
    const again = await writeSnapshot(join(folder, 'out'), {
      ...snapshot,
      tables: [{ ...filled, rows: rows.slice(1) }],
    });
    expect(again.rows).toEqual({ enrollments: 1 });
    expect(await ask('SELECT count(*) AS n FROM enrollments')).toEqual([{ n: '1' }]);
    expect(readdirSync(folder)).toEqual(['out']);
  });

  it('leaves the one before it where it cannot be made', async () => {
    const broken = {
      ...snapshot,
      views: [{ name: 'v', kind: 'view' as const, doc: 'v', sql: 'CREATE VIEW v AS SELECT nothing' }],
    };
    await expect(writeSnapshot(join(folder, 'out'), broken)).rejects.toThrow('nothing');
    expect(await ask('SELECT count(*) AS n FROM enrollments')).toEqual([{ n: '2' }]);
    expect(readdirSync(folder)).toEqual(['out']);
  });
});

describe('the digest', () => {
  it('is the same whatever the order of the rows, and another for another value', () => {
    expect(digestOf({ ...filled, rows: rows.toReversed() })).toBe(digestOf(filled));
    expect(digestOf({ ...filled, rows: rows.map((row) => ({ ...row, hours: 1 })) })).not.toBe(
      digestOf(filled),
    );
  });
});

describe('columns of a record', () => {
  it('speak the words of its schema, in snake case', () => {
    const columns = columnsOfRecord('EnrollmentRecorded');
    expect(columns.find(({ name }) => name === 'enrolled_on')).toMatchObject({
      type: 'date',
      required: true,
    });
    expect(columns.every(({ doc }) => doc.length > 3)).toBe(true);
    expect(columns.find(({ name }) => name === 'program')).toMatchObject({ type: 'string', required: false });
  });

  it('are refused where the schema says nothing of a field', () => {
    const fields = [{ name: 'hours', type: 'double' as const, doc: ' ' }];
    expect(() => columnsOfFields('ServiceDelivered', fields)).toThrow('ServiceDelivered.hours has no doc');
  });
});

describe('a column of our own that says nothing', () => {
  it('stops the snapshot, also in a view', async () => {
    const [{ columns: _none, ...view }] = snapshot.views as [Snapshot['views'][number]];
    await expect(writeSnapshot(join(folder, 'out'), { ...snapshot, views: [view] })).rejects.toThrow(
      'enrolled_by_quarter.quarter has no doc',
    );
  });

  it('stops the snapshot', async () => {
    const columns = filled.table.columns.map((column) => ({ ...column, doc: '' }));
    const silent = { ...snapshot, tables: [{ ...filled, table: { ...filled.table, columns } }] };
    await expect(writeSnapshot(join(folder, 'out'), silent)).rejects.toThrow('enrollments.id has no doc');
  });
});
