import { records } from '@handoff/schemas';
import type { Schema } from 'avsc';
import { Undecodable } from './undecodable.ts';

/** Who wrote: `version` is the released version, 0 where this code does not know it (a newer writer). */
export type WriterSchema = Readonly<{ record: string; version: number; schema: Schema }>;

/** Where schema ids come from. `writerSchema` throws Undecodable, or an error worth retrying while the registry is away. */
export type SchemaIds = {
  /** The id under which this code's schema of a record is registered; `record` is a full name. */
  idOf(record: string): number;
  writerSchema(schemaId: number): Promise<WriterSchema>;
};

export const unknownSchemaId = (schemaId: number): Undecodable =>
  new Undecodable('unknown-schema-id', {
    place: 'schema id',
    reason: `the registry knows no schema ${schemaId}`,
    mend: 'register the schema before writing with it, and write with the id the registry gave',
  });

/** In-memory twin of the registry: ids in the order of the records, the same in every process of one version. */
export const inMemoryIds = (): SchemaIds => {
  const names = [...records.keys()];
  return {
    idOf: (record) => names.indexOf(record) + 1,
    writerSchema: async (schemaId) => {
      const info = records.get(names[schemaId - 1] ?? '');
      if (!info) throw unknownSchemaId(schemaId);
      return { record: info.name, version: info.version, schema: info.schema };
    },
  };
};
