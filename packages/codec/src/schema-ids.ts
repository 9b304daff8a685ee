import { records } from '@handoff/schemas';
import type { Schema } from 'avsc';
import { fingerprintOf } from './registry/fingerprint.ts';
import { formerReleases } from './registry/former-releases.ts';
import { Undecodable } from './undecodable.ts';

/** Who wrote: `version` is the released version, 0 where this code does not know it (a newer writer). */
export type WriterSchema = Readonly<{ record: string; version: number; schema: Schema }>;

/** Where schema ids come from. `writerSchema` throws Undecodable, or an error worth retrying while the registry is away. */
export type SchemaIds = {
  /** The id under which this code's schema of a record is registered; `record` is a full name. */
  idOf(record: string): number;
  writerSchema(schemaId: number): Promise<WriterSchema>;
  /** The id of any schema of a record, a former release for instance; undefined where nobody registered it. */
  idOfSchema(record: string, schema: Schema): Promise<number | undefined>;
};

export const unknownSchemaId = (schemaId: number): Undecodable =>
  new Undecodable('unknown-schema-id', {
    place: 'schema id',
    reason: `the registry knows no schema ${schemaId}`,
    mend: 'register the schema before writing with it, and write with the id the registry gave',
  });

const fingerprintIn = (schema: Schema): string | undefined => {
  try {
    return fingerprintOf(schema);
  } catch {
    // What is no schema is nobody's.
    return undefined;
  }
};

/** In-memory twin of the registry: ids in the order of the records, the same in every process of one version. */
export const inMemoryIds = (): SchemaIds => {
  const held = [...records.values(), ...formerReleases];
  const ids = new Map([...records.keys()].map((record, index) => [record, index + 1]));
  return {
    idOf: (record) => ids.get(record) ?? 0,
    writerSchema: async (schemaId) => {
      const info = held[schemaId - 1];
      if (!info) throw unknownSchemaId(schemaId);
      return { record: info.name, version: info.version, schema: info.schema };
    },
    idOfSchema: async (record, schema) => {
      const wanted = fingerprintIn(schema);
      const at = held.findIndex(({ name, schema: own }) => name === record && fingerprintIn(own) === wanted);
      return at < 0 ? undefined : at + 1;
    },
  };
};
