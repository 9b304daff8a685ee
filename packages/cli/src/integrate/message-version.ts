import { connectRegistry } from '@handoff/codec/registry';
import { typeOf } from '@handoff/codec';
import { type Release, releaseOf, versionsOf } from '@handoff/schemas';
import { CliFault } from '../fault.ts';

/** A released version of a record; undefined: the newest. */
export const versionOf = (short: string, wanted: string | undefined): Release => {
  const versions = versionsOf(short);
  const version = wanted === undefined ? versions.at(-1) : versions.find((each) => String(each) === wanted);
  if (version !== undefined) return releaseOf(short, version);
  throw new CliFault('unknown-version', {
    place: `${short} ${wanted ?? ''}`.trim(),
    reason: versions.length === 0 ? 'There is no released record of this name.' : 'There is no such version.',
    mend: `Released: ${versions.join(', ') || 'none'}. schemas/history holds them all.`,
  });
};

/** Only what that version knows. */
export const inWordsOf = ({ schema }: Release, message: Readonly<Record<string, unknown>>): object => {
  const { fields } = schema as unknown as { fields: readonly { name: string; default?: unknown }[] };
  return Object.fromEntries(
    fields.flatMap(({ name, default: usual }) => {
      const value = message[name] ?? usual;
      return value === undefined ? [] : [[name, value]];
    }),
  );
};

export const avroOf = ({ short, schema }: Release, message: object): Buffer => {
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

/** The registry's id of that version. An old one that an empty registry never held is registered: it is compatible. */
export const schemaIdOf = async ({ short, schema }: Release, registryUrl: string): Promise<number> => {
  const client = connectRegistry(registryUrl);
  const subject = `handoff.partners.${short}`;
  const info = { schemaType: 'AVRO', schema: JSON.stringify(schema) };
  return client.getId(subject, info, false).catch(() => client.register(subject, info, false));
};

export const framed = (schemaId: number, avro: Buffer): Buffer => {
  const header = Buffer.alloc(5);
  header.writeUInt32BE(schemaId, 1);
  return Buffer.concat([header, avro]);
};
