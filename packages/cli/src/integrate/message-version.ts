import { typeOf } from '@handoff/codec';
import { type RecordSchema, recordNamed, type Release, releaseOf, versionsOf } from '@handoff/schemas';
import { CliFault } from '../fault.ts';
import type { AskAs } from './partner-door.ts';
import { taken } from './refused-by-door.ts';

export type Spoken = Pick<Release, 'short' | 'version' | 'schema'>;

/** A released version of a record; undefined: as it is today. */
export const versionOf = (short: string, wanted: string | undefined): Spoken => {
  if (wanted === undefined) {
    const { version, schema } = recordNamed(short);
    return { short, version, schema: schema as RecordSchema };
  }
  const versions = versionsOf(short);
  const version = versions.find((each) => String(each) === wanted);
  if (version !== undefined) return releaseOf(short, version);
  throw new CliFault('unknown-version', {
    place: `${short} ${wanted}`,
    reason: versions.length === 0 ? 'There is no released record of this name.' : 'There is no such version.',
    mend: `Released: ${versions.join(', ') || 'none'}. schemas/history holds them all.`,
  });
};

/** Only what that version knows. */
export const inWordsOf = ({ schema }: Spoken, message: Readonly<Record<string, unknown>>): object => {
  const { fields } = schema as unknown as { fields: readonly { name: string; default?: unknown }[] };
  return Object.fromEntries(
    fields.flatMap(({ name, default: usual }) => {
      const value = message[name] ?? usual;
      return value === undefined ? [] : [[name, value]];
    }),
  );
};

export const avroOf = ({ short, schema }: Spoken, message: object): Buffer => {
  try {
    return typeOf(schema as unknown as Parameters<typeof typeOf>[0]).toBuffer(message);
  } catch (error) {
    throw new CliFault('not-in-the-contract', {
      place: short,
      reason: error instanceof Error ? error.message : 'The message does not fit the schema.',
      mend: 'schemas/generated/dictionary.md names every field and its type; over REST the exchange says what it thinks of it.',
    });
  }
};

/** The id of that version, asked as a partner asks: at the door. Nobody registers anything while the exchange runs. */
export const schemaIdOf = async ({ short, schema }: Spoken, ask: AskAs): Promise<number> => {
  const path = `/v1/registry/subjects/handoff.partners.${short}`;
  const said = await ask(path, { method: 'POST', body: JSON.stringify({ schema: JSON.stringify(schema) }) });
  return (JSON.parse(taken(said, path)) as { id: number }).id;
};

export const framed = (schemaId: number, avro: Buffer): Buffer => {
  const header = Buffer.alloc(5);
  header.writeUInt32BE(schemaId, 1);
  return Buffer.concat([header, avro]);
};
