import { randomUUID } from 'node:crypto';
import type { RecordInfo } from '@handoff/schemas';
import { describeOnStack, stackAddresses } from '@handoff/testkit';
import type { Schema } from 'avsc';
import { beforeAll, describe, expect, it } from 'vitest';
import { asNumbers } from '../../test/as-numbers.ts';
import { exampleOf } from '../../test/examples.ts';
import { officialSerde } from '../../test/official-serde.ts';
import { type Codec, createCodec } from '../codec.ts';
import { RegistryUnavailable } from '../registry-unavailable.ts';
import { connectRegistry } from './connect.ts';
import { registerSchemas } from './register.ts';
import { registryIds } from './registry-ids.ts';
import { inMemoryLock } from './schema-lock.ts';
import { wireRecords } from './wire-records.ts';

/** A record of this run only. */
const throwaway = (name: string, ...fields: object[]): RecordInfo => {
  const schema = { type: 'record', name, namespace: 'handoff.tests', fields } as unknown as Schema;
  return { name: `handoff.tests.${name}`, short: name, version: 1, context: 'tests', kind: 'event', schema };
};
const nameOfThisRun = (): string => `Thing${randomUUID().replaceAll('-', '')}`;
const text = (name: string) => ({ name, type: 'string' });
const optional = (name: string) => ({ name, type: ['null', 'string'], default: null });

describeOnStack('a real registry', () => {
  let url: string;
  let codec: Codec;
  let official: ReturnType<typeof officialSerde>;

  beforeAll(async () => {
    url = stackAddresses().registry.url;
    official = officialSerde(connectRegistry(url));
    await registerSchemas({ url });
    codec = createCodec({ ids: await registryIds({ url, lock: inMemoryLock() }) });
  });

  it('gives the same ids again', async () => {
    const again = await registerSchemas({ url });
    expect(again.filter(({ isNew }) => isNew)).toEqual([]);
  });

  it.each(wireRecords.map(({ short, name, schema }) => [short, name, schema] as const))(
    '%s: our bytes are those of the official serde, both ways',
    async (short, name, schema) => {
      const value = exampleOf(short);
      const ours = codec.encode(short, value);
      const theirs = await official.serialize(name, ours.readInt32BE(1), asNumbers(schema, value));
      expect(theirs.toString('hex')).toBe(ours.toString('hex'));
      expect(await official.deserialize(ours)).toEqual(asNumbers(schema, value));
      expect((await codec.decode(theirs)).value).toStrictEqual(value);
    },
  );

  it('takes a compatible version and refuses an incompatible one', async () => {
    const name = nameOfThisRun();
    const register = (record: RecordInfo) => registerSchemas({ url, records: [record] });
    const [first] = await register(throwaway(name, text('id')));
    const [second] = await register(throwaway(name, text('id'), optional('more')));
    expect(second?.id).not.toBe(first?.id);
    await expect(register(throwaway(name, text('id'), text('needed')))).rejects.toMatchObject({
      code: 'schema-incompatible',
      place: `handoff.tests.${name}`,
    });
  });

  it('does not know an id nobody was given', async () => {
    const bytes = Buffer.from([0, 0x7f, 0xff, 0xff, 0xff, 0]);
    await expect(codec.decode(bytes)).rejects.toMatchObject({ code: 'unknown-schema-id' });
  });
});

describe('a registry that is away', () => {
  it('is an outage to wait for, not a fault of the message', async () => {
    // Port 9 of this machine: nothing listens there.
    const away = registryIds({ url: 'http://127.0.0.1:9', lock: inMemoryLock() });
    await expect(away).rejects.toBeInstanceOf(RegistryUnavailable);
  });
});
