import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { CommandFault } from '../../cli/fault.ts';

export type Cells = Readonly<Record<string, string | null>>;
/** Every value comes as text, whatever its column's type. */
export type Ask = (sql: string, values?: Readonly<Record<string, string>>) => Promise<readonly Cells[]>;

/** Reads a snapshot with rows of people, and lets go of it. */
export const openSnapshot = async <Found>(
  folder: string,
  work: (ask: Ask) => Promise<Found>,
): Promise<Found> => {
  const database = join(folder, 'handoff.duckdb');
  if (!existsSync(database))
    throw new CommandFault(
      'no-snapshot',
      folder,
      'There is no snapshot with rows of people.',
      'Make one: `handoff analyze --for restricted`, or name its folder: --in FOLDER.',
    );
  const instance = await DuckDBInstance.create(database, { access_mode: 'READ_ONLY' });
  const connection = await instance.connect();
  try {
    return await work(async (sql, values = {}) => {
      const answer = await connection
        .runAndReadAll(`SELECT CAST(COLUMNS(*) AS VARCHAR) FROM (${sql})`, values)
        .catch((error: unknown) => Promise.reject(madeBefore(folder, error)));
      return answer.getRowObjectsJson() as Cells[];
    });
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
};

/** Snapshots are kept for weeks: one that a former version made may lack a table or column that is asked for now. */
const madeBefore = (folder: string, error: unknown): unknown => {
  const [said = ''] = (error instanceof Error ? error.message : '').split('\n', 1);
  return /^(Catalog|Binder) Error/.test(said)
    ? new CommandFault(
        'snapshot-made-before',
        folder,
        `It was made by a former version, and lacks what is asked for (${said}).`,
        'Take a new one: `handoff analyze --for restricted`.',
      )
    : error;
};
