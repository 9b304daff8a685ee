import { beforeAll, describe, expect, it } from 'vitest';
import { asNumbers } from '../../test/as-numbers.ts';
import { exampleOf } from '../../test/examples.ts';
import { officialSerde } from '../../test/official-serde.ts';
import { type Codec, createCodec } from '../codec.ts';
import { connectRegistry } from './connect.ts';
import { registerSchemas } from './register.ts';
import { registryIds } from './registry-ids.ts';
import { inMemoryLock } from './schema-lock.ts';
import { wireRecords } from './wire-records.ts';

const url = 'mock://registry';
const client = connectRegistry(url);
const official = officialSerde(client);
let codec: Codec;

beforeAll(async () => {
  await registerSchemas({ url, client });
  codec = createCodec({ ids: await registryIds({ url, client, lock: inMemoryLock() }) });
});

describe('the official serde', () => {
  it.each(wireRecords.map(({ short, name, schema }) => [short, name, schema] as const))(
    'writes and reads the same bytes: %s',
    async (short, name, schema) => {
      const value = exampleOf(short);
      const ours = codec.encode(short, value);
      const theirs = await official.serialize(name, ours.readInt32BE(1), asNumbers(schema, value));
      expect(theirs.toString('hex')).toBe(ours.toString('hex'));
      expect(await official.deserialize(ours)).toEqual(asNumbers(schema, value));
      expect((await codec.decode(theirs)).value).toStrictEqual(value);
    },
  );
});
