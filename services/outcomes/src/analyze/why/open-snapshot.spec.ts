import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, expect, it } from 'vitest';
import { openSnapshot } from './open-snapshot.ts';

const folder = mkdtempSync(join(tmpdir(), 'handoff-older-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('A snapshot that a former version made says what it lacks, and how to get another', async () => {
  const instance = await DuckDBInstance.create(join(folder, 'handoff.duckdb'));
  const connection = await instance.connect();
  await connection.run('CREATE TABLE periods (period_id VARCHAR)');
  connection.closeSync();
  instance.closeSync();
  for (const sql of ['FROM work_in_quarters', 'SELECT contested_q2 FROM periods'])
    await expect(openSnapshot(folder, (ask) => ask(sql))).rejects.toMatchObject({
      code: 'snapshot-made-before',
      place: folder,
      mend: expect.stringContaining('handoff analyze') as string,
    });
});
