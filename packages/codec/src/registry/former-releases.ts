import { type RecordInfo, releaseOf, records, versionsOf } from '@handoff/schemas';
import type { Schema } from 'avsc';
import { fingerprintOf } from './fingerprint.ts';

/** The releases of a record before today's, oldest first: a partner may have been built against any of them. */
const before = (record: RecordInfo): readonly RecordInfo[] => {
  const today = fingerprintOf(record.schema);
  return versionsOf(record.short)
    .map((version) => ({ ...record, version, schema: releaseOf(record.short, version).schema as Schema }))
    .filter(({ schema }) => fingerprintOf(schema) !== today);
};

/** Of the partner contract alone: what travels inside is written and read by this code. */
export const formerReleases: readonly RecordInfo[] = [...records.values()]
  .filter(({ kind }) => kind === 'partner')
  .flatMap(before);
