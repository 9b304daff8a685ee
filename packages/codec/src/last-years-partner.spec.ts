import { partnerMessages, recordNamed, releaseOf, versionsOf } from '@handoff/schemas';
import type { Schema } from 'avsc';
import { describe, expect, it } from 'vitest';
import { exampleOf } from '../test/examples.ts';
import { typeOf } from './avro-types.ts';
import { createCodec, type SchemaIds } from './index.ts';

type Known = Pick<SchemaIds, 'idOf' | 'writerSchema'>;
const shortOf = (name: string): string => name.slice(name.lastIndexOf('.') + 1);
const released = (names: readonly string[]) =>
  names.flatMap((name) => versionsOf(shortOf(name)).map((version) => [shortOf(name), version] as const));

type Fields = Readonly<{ fields: readonly { name: string }[] }>;
const namesIn = (schema: unknown): readonly string[] => (schema as Fields).fields.map(({ name }) => name);
const only = (value: Readonly<Record<string, unknown>>, names: readonly string[]) =>
  Object.fromEntries(Object.entries(value).filter(([name]) => names.includes(name)));

/** An exchange of today whose registry still knows a release by its id. */
const knowing = (short: string, version: number): Known => {
  const { schema } = releaseOf(short, version);
  const writer = { record: recordNamed(short).name, version, schema: schema as Schema };
  return { idOf: () => 7, writerSchema: async () => writer };
};

describe('a partner that was built against a release and never changed', () => {
  it.each(released(partnerMessages.in))(
    'is understood when it sends %s as of version %i',
    async (short, version) => {
      const { schema } = releaseOf(short, version);
      const known = namesIn(schema);
      const said = only(exampleOf(short), known);
      const bytes = typeOf(schema as Schema).toBuffer(said);
      const codec = createCodec({ ids: knowing(short, version) });
      const { value } = await codec.decode(Buffer.concat([Buffer.from([0, 0, 0, 0, 7]), bytes]));
      const read = value as Readonly<Record<string, unknown>>;
      expect(only(read, known)).toEqual(said);
      const later = namesIn(recordNamed(short).schema).filter((name) => !known.includes(name));
      expect(only(read, later)).toEqual(Object.fromEntries(later.map((name) => [name, null])));
    },
  );

  it.each(released(partnerMessages.out))('reads %s of today as of version %i', (short, version) => {
    const bytes = createCodec({ ids: knowing(short, version) }).encode(
      recordNamed(short).name,
      exampleOf(short),
    );
    const reader = typeOf(releaseOf(short, version).schema as Schema);
    const resolver = reader.createResolver(typeOf(recordNamed(short).schema));
    const read = reader.fromBuffer(bytes.subarray(5), resolver) as Readonly<Record<string, unknown>>;
    expect({ ...read }).toEqual(only(exampleOf(short), namesIn(releaseOf(short, version).schema)));
  });
});
