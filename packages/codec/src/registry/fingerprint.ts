import { releaseOf, versionsOf } from '@handoff/schemas';
import type { Schema } from 'avsc';
import { typeOf } from '../avro-types.ts';

/** What decides how bytes are read: names, types and order of fields, not docs or defaults. Readable in a lock file. */
export const fingerprintOf = (schema: Schema): string => {
  const type = typeOf(schema);
  return `${type.name ?? type.typeName} sha256:${type.fingerprint('sha256').toString('hex')}`;
};

/** The released version that reads the same bytes; 0 where this code knows none (a newer writer). */
export const versionByFingerprint = (short: string, fingerprint: string): number =>
  versionsOf(short).findLast(
    (version) => fingerprintOf(releaseOf(short, version).schema as Schema) === fingerprint,
  ) ?? 0;
