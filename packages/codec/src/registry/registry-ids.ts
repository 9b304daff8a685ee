import { type RecordInfo, recordNamed } from '@handoff/schemas';
import type { SchemaIds, WriterSchema } from '../schema-ids.ts';
import { Undecodable } from '../undecodable.ts';
import { ask, isInvalid, isNotFound } from './ask.ts';
import { connectRegistry, type RegistryClient } from './connect.ts';
import { fingerprintOf } from './fingerprint.ts';
import { fetchSchema, lookUp } from './look-up.ts';
import { lostItsIds, notRegistered } from './registry-refusal.ts';
import { rememberFailures } from './remember-failures.ts';
import type { SchemaLock } from './schema-lock.ts';
import { schemaInfoOf, subjectOf, wireRecords } from './wire-records.ts';

type Options = { url: string; lock: SchemaLock; client?: RegistryClient; now?: () => number };

const ownId = async (client: RegistryClient, record: RecordInfo): Promise<number> => {
  try {
    return await ask(() => client.getId(subjectOf(record), schemaInfoOf(record), false));
  } catch (error) {
    throw isNotFound(error) ? notRegistered(record.name) : error;
  }
};

const ownIds = async (client: RegistryClient): Promise<Map<number, RecordInfo>> => {
  const ids = await Promise.all(
    wireRecords.map(async (record) => [await ownId(client, record), record] as const),
  );
  return new Map(ids);
};

const fingerprintHeld = async (client: RegistryClient, schemaId: number): Promise<string | undefined> => {
  try {
    return fingerprintOf(await fetchSchema(client, schemaId));
  } catch (error) {
    if (error instanceof Undecodable) return undefined;
    throw error;
  }
};

/** Every id that was ever locked must still mean the same: also those of older versions, which stored messages bear. */
const proveIds = async (client: RegistryClient, lock: SchemaLock, own: ReadonlyMap<number, RecordInfo>) => {
  for (const [schemaId, { schema }] of own) {
    const fingerprint = fingerprintOf(schema);
    if ((await lock.claim(schemaId, fingerprint)) !== fingerprint) throw lostItsIds(schemaId);
  }
  for (const [schemaId, locked] of await lock.all()) {
    if (own.has(schemaId)) continue;
    if ((await fingerprintHeld(client, schemaId)) !== locked) throw lostItsIds(schemaId);
  }
};

const asWriter = ({ name, version, schema }: RecordInfo): WriterSchema => ({ record: name, version, schema });

/**
 * Ids as the registry gave them at deploy: own ones are read once at start, others when they are met. Refuses to start
 * (RegistryRefusal) on a registry that lost its ids or lacks a schema.
 */
export const registryIds = async ({
  url,
  lock,
  client = connectRegistry(url),
  now = () => performance.now(),
}: Options): Promise<SchemaIds> => {
  const own = await ownIds(client);
  await proveIds(client, lock, own);
  const idByRecord = new Map([...own].map(([id, { name }]) => [name, id]));
  const idOfSchema: SchemaIds['idOfSchema'] = async (record, schema) => {
    const info = schemaInfoOf({ ...recordNamed(record), schema });
    try {
      return await ask(() => client.getId(record, info, false));
    } catch (error) {
      // Whoever sends what is no schema, or another record's, has one that nobody registered.
      if (isNotFound(error) || isInvalid(error)) return undefined;
      throw error;
    }
  };
  const look = rememberFailures(lookUp(client, lock), now);
  return {
    idOf: (record) => {
      const id = idByRecord.get(recordNamed(record).name);
      if (id === undefined) throw notRegistered(record);
      return id;
    },
    writerSchema: async (schemaId) => {
      const mine = own.get(schemaId);
      return mine ? asWriter(mine) : look(schemaId);
    },
    idOfSchema,
  };
};
