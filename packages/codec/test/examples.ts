import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type RecordInfo, records } from '@handoff/schemas';

export type Example = Record<string, unknown>;

export const allRecords: readonly RecordInfo[] = [...records.values()];

/** The sample of schemas/examples, fresh each time. */
export const exampleOf = (short: string): Example =>
  JSON.parse(
    readFileSync(
      fileURLToPath(import.meta.resolve(`@handoff/schemas/schemas/examples/${short}.json`)),
      'utf8',
    ),
  ) as Example;
