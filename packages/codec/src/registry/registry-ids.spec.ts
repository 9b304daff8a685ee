import { RestError } from '@confluentinc/schemaregistry/dist/rest-error.js';
import { eventually } from '@handoff/testkit';
import { recordNamed, records, releaseOf, versionsOf } from '@handoff/schemas';
import type { Schema } from 'avsc';
import { beforeEach, describe, expect, it } from 'vitest';
import { exampleOf } from '../../test/examples.ts';
import { typeOf } from '../avro-types.ts';
import { createCodec, RegistryUnavailable, Undecodable } from '../index.ts';
import { connectRegistry, type RegistryClient } from './connect.ts';
import { registerSchemas } from './register.ts';
import { registryIds } from './registry-ids.ts';
import { RegistryRefusal } from './registry-refusal.ts';
import { inMemoryLock, type SchemaLock } from './schema-lock.ts';

const url = 'mock://registry';
const name = 'handoff.intake.ConsentWithdrawn';
const olderSchema = () => {
  const schema = recordNamed(name).schema as { fields: { name: string }[] };
  return {
    ...schema,
    fields: schema.fields.filter((field) => field.name !== 'purposes'),
  } as unknown as Schema;
};
const info = (schema: Schema) => ({ schemaType: 'AVRO', schema: JSON.stringify(schema) });

let client: RegistryClient;
let lock: SchemaLock;
const open = (change: Partial<Parameters<typeof registryIds>[0]> = {}) =>
  registryIds({ url, client, lock, ...change });

/** The client, with some of its answers replaced. */
const answering = (answers: Partial<RegistryClient>): RegistryClient =>
  new Proxy(client, { get: (target, key) => Reflect.get(key in answers ? answers : target, key) as unknown });

beforeEach(async () => {
  client = connectRegistry(url);
  lock = inMemoryLock();
});

describe('registering', () => {
  it('gives every record that travels by itself an id, once', async () => {
    const first = await registerSchemas({ url, client });
    expect(new Set(first.map(({ record }) => record))).toEqual(
      new Set([...records.values()].filter(({ kind }) => kind !== 'shared').map((record) => record.name)),
    );
    expect(new Set(first.map(({ id }) => id)).size).toBe(first.length);
    expect(first.every(({ isNew }) => isNew)).toBe(true);
    const again = await registerSchemas({ url, client });
    const inOrder = (all: typeof first) => all.toSorted((one, other) => one.id - other.id);
    expect(inOrder(again)).toEqual(inOrder(first).map((one) => ({ ...one, isNew: false })));
  });

  it('asks for several records at a time, and for the releases of one in their order', async () => {
    const asking = new Set<string>();
    const asked = new Map<string, string[]>();
    let most = 0;
    const slow = answering({
      register: async (subject, info, normalize) => {
        expect(asking).not.toContain(subject);
        most = Math.max(most, asking.add(subject).size);
        await new Promise((resolve) => void setImmediate(resolve));
        asking.delete(subject);
        asked.set(subject, [...(asked.get(subject) ?? []), info.schema]);
        return client.register(subject, info, normalize);
      },
    });
    await registerSchemas({ url, client: slow });
    expect(most).toBe(8);
    for (const { short, name: subject, schema } of records.values()) {
      const texts = asked.get(subject) ?? [];
      const known = [...versionsOf(short).map((version) => releaseOf(short, version).schema), schema];
      const inOrder = known.map((each) => JSON.stringify(each)).filter((text) => texts.includes(text));
      expect([...new Set(inOrder)]).toEqual(texts);
    }
  });

  const someTurns = async () => {
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => void setImmediate(resolve));
  };

  it('leaves nothing going on behind a failure: whoever tries again would be told of a contradiction', async () => {
    const calls = { begun: 0, ended: 0 };
    const answered = Promise.withResolvers<void>();
    const breaking = answering({
      register: async (subject, info, normalize) => {
        const nth = (calls.begun += 1);
        if (nth === 1) throw new Error('away');
        await answered.promise;
        calls.ended += 1;
        return client.register(subject, info, normalize);
      },
    });
    let isOver = false;
    const failing = registerSchemas({ url, client: breaking }).finally(() => {
      isOver = true;
    });
    await eventually(() => expect(calls.begun).toBe(8));
    await someTurns();
    expect(isOver).toBe(false);
    answered.resolve();
    await expect(failing).rejects.toThrow();
    const { begun, ended } = calls;
    expect([begun < 20, begun - ended]).toEqual([true, 1]);
    await someTurns();
    expect(calls).toEqual({ begun, ended });
  });

  it('knows every release of the partner contract, and gives out the newest', async () => {
    await registerSchemas({ url, client });
    const ids = await open();
    for (const record of [...records.values()].filter(({ kind }) => kind === 'partner'))
      for (const version of versionsOf(record.short)) {
        const { schema } = releaseOf(record.short, version);
        const id = await ids.idOfSchema(record.name, schema as Schema);
        expect([record.short, version, id]).toEqual([record.short, version, expect.any(Number)]);
        expect(await ids.writerSchema(id ?? 0)).toMatchObject({ record: record.name });
      }
    const latest = await client.getLatestSchemaMetadata('handoff.partners.ReferralNotice');
    expect(latest.id).toBe(ids.idOf('handoff.partners.ReferralNotice'));
    expect(await ids.idOfSchema(name, olderSchema())).toBeUndefined();
  });

  it('asks FULL_TRANSITIVE of every subject, the full name of the record', async () => {
    await registerSchemas({ url, client });
    expect(await client.getCompatibility(name)).toBe('FULL_TRANSITIVE');
  });

  it('refuses a schema the registry finds incompatible, naming the record', async () => {
    const register = () => Promise.reject(new RestError('incompatible', 409, 409));
    const attempt = registerSchemas({ url, client: answering({ register }), records: [recordNamed(name)] });
    await expect(attempt).rejects.toBeInstanceOf(RegistryRefusal);
    await expect(attempt).rejects.toMatchObject({ code: 'schema-incompatible', place: name });
  });

  it('is tried again later when the registry is away', async () => {
    const getId = () => Promise.reject(new RestError('bad gateway', 502, -1));
    await expect(registerSchemas({ url, client: answering({ getId }) })).rejects.toBeInstanceOf(
      RegistryUnavailable,
    );
  });
});

describe('a service', () => {
  it('writes with the ids the registry gave', async () => {
    const given = await registerSchemas({ url, client });
    const ids = await open();
    const newest = new Map(given.map(({ record, id }) => [record, id]));
    for (const [record, id] of newest) expect(ids.idOf(record)).toBe(id);
    expect(ids.idOf('ConsentWithdrawn')).toBe(ids.idOf(name));
  });

  it('refuses to start where its schemas are not registered', async () => {
    await expect(open()).rejects.toMatchObject({
      code: 'schema-not-registered',
      place: expect.stringMatching(/^handoff\./),
    });
  });

  it('starts again on the same registry', async () => {
    await registerSchemas({ url, client });
    await open();
    await expect(open()).resolves.toBeDefined();
  });

  it('refuses to start on a registry that gives its ids to other schemas', async () => {
    await registerSchemas({ url, client });
    await open();
    client = connectRegistry(url);
    await registerSchemas({
      url,
      client,
      records: [...records.values()].filter(({ kind }) => kind !== 'shared').reverse(),
    });
    await expect(open()).rejects.toBeInstanceOf(RegistryRefusal);
    await expect(open()).rejects.toMatchObject({
      code: 'registry-lost-its-ids',
      mend: expect.stringContaining('backup'),
    });
  });

  it('refuses to start on a registry that lost an older id which stored messages bear', async () => {
    await registerSchemas({ url, client });
    await lock.claim(900, `${name} sha256:of-an-older-version`);
    await expect(open()).rejects.toMatchObject({ code: 'registry-lost-its-ids', place: 'schema id 900' });
  });
});

describe('the schema of a writer', () => {
  it('is found by id, with its version', async () => {
    await registerSchemas({ url, client });
    const ids = await open();
    const writer = await ids.writerSchema(ids.idOf(name));
    expect(writer).toMatchObject({ record: name, version: recordNamed(name).version });
  });

  it('may be of a version this code does not know: it is locked, and read with defaults', async () => {
    const older = await client.register(name, info(olderSchema()), false);
    await registerSchemas({ url, client });
    const codec = createCodec({ ids: await open() });
    const { purposes: _, ...example } = exampleOf('ConsentWithdrawn');
    const bytes = Buffer.concat([Buffer.alloc(5), typeOf(olderSchema()).toBuffer(example)]);
    bytes.writeInt32BE(older, 1);
    expect(await codec.decode(bytes)).toMatchObject({
      version: 0,
      schemaId: older,
      value: { ...example, purposes: null },
    });
    expect((await lock.all()).has(older)).toBe(true);
    await expect(open()).resolves.toBeDefined();
  });

  it('that nobody registered makes a message Undecodable, at one look-up a second', async () => {
    await registerSchemas({ url, client });
    let asked = 0;
    const getBySubjectAndId = () => {
      asked += 1;
      return Promise.reject(new RestError('not found', 404, 40403));
    };
    const ids = await open({ client: answering({ getBySubjectAndId }) });
    for (let tries = 0; tries < 3; tries += 1) {
      await expect(ids.writerSchema(999)).rejects.toBeInstanceOf(Undecodable);
    }
    await expect(ids.writerSchema(999)).rejects.toMatchObject({ code: 'unknown-schema-id' });
    expect(asked).toBe(1);
  });

  it('that is no Avro, or no record of ours, makes a message Undecodable', async () => {
    const json = await client.register('theirs', { schemaType: 'JSON', schema: '{"type":"object"}' }, false);
    const text = await client.register(
      'theirs',
      { schemaType: 'PROTOBUF', schema: 'syntax = "proto3";' },
      false,
    );
    const thing = await client.register('theirs', info({ type: 'record', name: 'Thing', fields: [] }), false);
    await registerSchemas({ url, client });
    const codec = createCodec({ ids: await open() });
    for (const id of [json, text, thing]) {
      await expect(codec.decode(Buffer.from([0, 0, 0, 0, id, 0]))).rejects.toMatchObject({
        code: 'not-our-record',
      });
    }
  });

  it.each([
    ['does not answer', new Error('connect ECONNREFUSED')],
    ['answers 500', new RestError('oops', 500, 50001)],
    ['asks for a password', new RestError('unauthorized', 401, 401)],
  ])('is asked for again later when the registry %s', async (_, error) => {
    await registerSchemas({ url, client });
    const ids = await open({ client: answering({ getBySubjectAndId: () => Promise.reject(error) }) });
    await expect(ids.writerSchema(999)).rejects.toBeInstanceOf(RegistryUnavailable);
    await expect(ids.writerSchema(999)).rejects.toMatchObject({
      code: 'registry-unavailable',
      transient: true,
    });
  });

  it('keeps messages waiting when the registry lost its ids while the service ran', async () => {
    await registerSchemas({ url, client });
    const ids = await open();
    const newer = await client.register(name, info(olderSchema()), false);
    await lock.claim(newer, 'something else');
    await expect(ids.writerSchema(newer)).rejects.toBeInstanceOf(RegistryUnavailable);
    await expect(ids.writerSchema(newer)).rejects.toMatchObject({ code: 'registry-lost-its-ids' });
  });

  it('is not needed for own ids: they outlive an outage', async () => {
    await registerSchemas({ url, client });
    const away = () => Promise.reject(new Error('connect ECONNREFUSED'));
    const codec = createCodec({ ids: await open({ client: answering({ getBySubjectAndId: away }) }) });
    const bytes = codec.encode(name, exampleOf('ConsentWithdrawn'));
    await expect(codec.decode(bytes)).resolves.toMatchObject({ value: exampleOf('ConsentWithdrawn') });
  });
});
