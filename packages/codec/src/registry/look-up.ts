import { records } from '@handoff/schemas';
import type { Schema } from 'avsc';
import { RegistryUnavailable } from '../registry-unavailable.ts';
import { unknownSchemaId, type WriterSchema } from '../schema-ids.ts';
import { Undecodable } from '../undecodable.ts';
import { ask, isNotFound } from './ask.ts';
import type { RegistryClient } from './connect.ts';
import { fingerprintOf, versionByFingerprint } from './fingerprint.ts';
import { lostItsIds } from './registry-refusal.ts';
import type { SchemaLock } from './schema-lock.ts';

const notAvro = (schemaId: number): Undecodable =>
  new Undecodable('not-our-record', {
    place: 'schema id',
    reason: `schema ${schemaId} of the registry is not an Avro record`,
    mend: 'write with a schema of schemas/, under its full name',
  });

const parse = (schemaId: number, text: string): { name: string; namespace?: string } => {
  try {
    const schema = JSON.parse(text) as { type?: unknown; name?: unknown; namespace?: string } | null;
    if (schema?.type === 'record' && typeof schema.name === 'string') return schema as { name: string };
  } catch {
    // Not JSON: not Avro either.
  }
  throw notAvro(schemaId);
};

/** The schema text the registry holds under an id. */
export const fetchSchema = async (client: RegistryClient, schemaId: number): Promise<Schema> => {
  try {
    const { schema } = await ask(() => client.getBySubjectAndId('', schemaId));
    return parse(schemaId, schema) as Schema;
  } catch (error) {
    throw isNotFound(error) ? unknownSchemaId(schemaId) : error;
  }
};

/** Running already, so it waits instead of refusing: no message is taken until the registry is whole again. */
const waitForWholeRegistry = (schemaId: number): RegistryUnavailable => {
  const { code, reason, mend } = lostItsIds(schemaId);
  return new RegistryUnavailable(`schema id ${schemaId}: ${reason}`, {
    code: code as 'registry-lost-its-ids',
    mend,
  });
};

/** Who wrote with this id; for records of ours the lock must agree. */
export const lookUp =
  (client: RegistryClient, lock: SchemaLock) =>
  async (schemaId: number): Promise<WriterSchema> => {
    const schema = await fetchSchema(client, schemaId);
    const { name, namespace } = schema as { name: string; namespace?: string };
    const record = namespace ? `${namespace}.${name}` : name;
    const info = records.get(record);
    if (!info) return { record, version: 0, schema };
    const fingerprint = fingerprintOf(schema);
    if ((await lock.claim(schemaId, fingerprint)) !== fingerprint) throw waitForWholeRegistry(schemaId);
    return { record, version: versionByFingerprint(info.short, fingerprint), schema };
  };
