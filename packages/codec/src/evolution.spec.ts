import { recordNamed } from '@handoff/schemas';
import type { Schema } from 'avsc';
import { describe, expect, it } from 'vitest';
import { exampleOf } from '../test/examples.ts';
import { typeOf } from './avro-types.ts';
import { createCodec, type SchemaIds, type WriterSchema } from './index.ts';

type Known = Pick<SchemaIds, 'idOf' | 'writerSchema'>;
type Fields = readonly { name: string }[];
const record = 'handoff.intake.ConsentWithdrawn';
const written = recordNamed(record).schema as { fields: Fields };
const example = exampleOf('ConsentWithdrawn');

const writing = (change: (fields: Fields) => readonly unknown[]) => {
  const schema = { ...written, fields: change(written.fields) } as unknown as Schema;
  const ids: Known = {
    idOf: () => 7,
    writerSchema: async (): Promise<WriterSchema> => ({ record, version: 0, schema }),
  };
  const frame = (value: unknown) =>
    Buffer.concat([Buffer.from([0, 0, 0, 0, 7]), typeOf(schema).toBuffer(value)]);
  return { codec: createCodec({ ids }), frame };
};

describe('a message of another version', () => {
  it('gets the default of a field its writer did not know', async () => {
    const { codec, frame } = writing((fields) => fields.filter(({ name }) => name !== 'purposes'));
    const { purposes: _, ...older } = example;
    expect((await codec.decode(frame(older))).value).toStrictEqual({ ...older, purposes: null });
  });

  it('loses a field its reader does not know, lists and records included', async () => {
    const more = {
      name: 'more',
      type: {
        type: 'array',
        items: { type: 'record', name: 'More', fields: [{ name: 'text', type: 'string' }] },
      },
    };
    const { codec, frame } = writing((fields) => [more, ...fields]);
    expect((await codec.decode(frame({ ...example, more: [{ text: 'x' }] }))).value).toStrictEqual(example);
  });

  it('is bounded also where a field is skipped', async () => {
    const more = { name: 'more', type: { type: 'array', items: 'string' } };
    const { codec } = writing((fields) => [more, ...fields]);
    // 2^40 items, and a negative block that would jump back to itself.
    for (const block of [
      [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01],
      [0x01, 0x03, 0x01, 0x03],
    ]) {
      const bytes = Buffer.from([0, 0, 0, 0, 7, ...block]);
      await expect(codec.decode(bytes)).rejects.toMatchObject({ code: 'truncated' });
    }
  });

  it('is read into plain objects, like those of the same version', async () => {
    const { codec, frame } = writing((fields) => [...fields, { name: 'more', type: 'int' }]);
    const { value } = await codec.decode(frame({ ...example, more: 1 }));
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  });

  it('is Undecodable when it lacks what this version needs', async () => {
    const { codec } = writing((fields) => fields.slice(1));
    await expect(codec.decode(Buffer.from([0, 0, 0, 0, 7, 0]))).rejects.toMatchObject({
      code: 'incompatible-schema',
      place: record,
    });
  });

  it('is Undecodable when its schema is no Avro', async () => {
    const { codec } = {
      codec: createCodec({
        ids: {
          idOf: () => 7,
          writerSchema: async () => ({ record, version: 0, schema: { type: 'recrod' } as unknown as Schema }),
        },
      }),
    };
    await expect(codec.decode(Buffer.from([0, 0, 0, 0, 7, 0]))).rejects.toMatchObject({
      code: 'incompatible-schema',
    });
  });

  it('is Undecodable when it is no record of ours', async () => {
    const ids: Known = {
      idOf: () => 7,
      writerSchema: async () => ({ record: 'elsewhere.Thing', version: 0, schema: 'string' }),
    };
    await expect(createCodec({ ids }).decode(Buffer.from([0, 0, 0, 0, 7, 0]))).rejects.toMatchObject({
      code: 'not-our-record',
    });
  });
});
