import { Compatibility } from '@confluentinc/schemaregistry/dist/schemaregistry-client.js';
import type { RecordInfo } from '@handoff/schemas';
import { ask, isConflict, isInvalid, isNotFound } from './ask.ts';
import { connectRegistry, type RegistryClient } from './connect.ts';
import { formerReleases } from './former-releases.ts';
import { RegistryRefusal } from './registry-refusal.ts';
import { schemaInfoOf, subjectOf, wireRecords } from './wire-records.ts';

export type Registered = Readonly<{ record: string; version: number; id: number; isNew: boolean }>;
type Registration = { url: string; client?: RegistryClient; records?: readonly RecordInfo[] };

const refusal = ({ name }: RecordInfo, error: unknown): unknown => {
  if (isConflict(error)) {
    return new RegistryRefusal('schema-incompatible', {
      place: name,
      reason: 'the registry holds a version that this one does not read, or that cannot read this one',
      mend: 'change the record so that every released version and this one read each other: add optional fields only',
      cause: error,
    });
  }
  if (!isInvalid(error)) return error;
  return new RegistryRefusal('schema-refused', {
    place: name,
    reason: 'the registry does not take it for an Avro schema',
    mend: 'run the tests of schemas/',
    cause: error,
  });
};

const idIfHeld = async (client: RegistryClient, record: RecordInfo): Promise<number | undefined> => {
  try {
    return await ask(() => client.getId(subjectOf(record), schemaInfoOf(record), false));
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
};

const registerOne = async (client: RegistryClient, record: RecordInfo): Promise<Registered> => {
  const held = await idIfHeld(client, record);
  try {
    const id = held ?? (await ask(() => client.register(subjectOf(record), schemaInfoOf(record), false)));
    await ask(() => client.updateCompatibility(subjectOf(record), Compatibility.FULL_TRANSITIVE));
    return { record: record.name, version: record.version, id, isNew: held === undefined };
  } catch (error) {
    throw refusal(record, error);
  }
};

/** What partners may have been built against, before today's records: a new registry knows them as an old one does. */
const withFormer: readonly RecordInfo[] = [...formerReleases, ...wireRecords];

/** So many subjects at a time: a registry answers several as soon as one, and is asked some hundred questions. */
const atOnce = 8;

/**
 * At deploy, before any service starts: nothing is ever registered while running. Repeating it changes nothing. The
 * releases of one record one after the other, so that the newest is the last; different records side by side.
 */
export const registerSchemas = async ({
  url,
  client = connectRegistry(url),
  records = withFormer,
}: Registration): Promise<Registered[]> => {
  const registered: Registered[] = [];
  const waiting = [...Map.groupBy(records, subjectOf).values()];
  const takeTurns = async (): Promise<void> => {
    for (let releases = waiting.shift(); releases; releases = waiting.shift())
      for (const record of releases) registered.push(await registerOne(client, record));
  };
  const turns = Array.from({ length: atOnce }, () =>
    takeTurns().catch((error: unknown) => {
      waiting.length = 0;
      throw error;
    }),
  );
  // Whoever tries again must not meet what the failed attempt still does.
  await Promise.allSettled(turns);
  await Promise.all(turns);
  return registered;
};
