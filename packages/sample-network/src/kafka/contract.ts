import type { Type } from 'avsc';
import { z } from 'zod';
import { AgencyFault } from '../agency-fault.ts';
import type { Door } from '../http/door.ts';
import { problemIn } from '../http/problem.ts';
import { avroType } from './avro-type.ts';
import { frame, unframe } from './framing.ts';

/** The contract with the exchange, as its registry tells it: no schema is kept in this program. */
export type Contract = Readonly<{
  encode: (record: string, value: object) => Promise<Buffer>;
  decode: (bytes: Buffer) => Promise<Readonly<Record<string, unknown>>>;
}>;

const latestSchema = z.object({ id: z.number().int(), schema: z.string() });
const byIdSchema = z.object({ schema: z.string() });

export const partnerContract = (door: Door): Contract => {
  const writers = new Map<string, Promise<Readonly<{ id: number; type: Type }>>>();
  const readers = new Map<number, Promise<Type>>();

  const writerOf = async (record: string) => {
    const { id, schema } = await look(door, `/v1/registry/subjects/${record}/versions/latest`, latestSchema);
    return { id, type: avroType(schema) };
  };
  const readerOf = async (id: number) =>
    avroType((await look(door, `/v1/registry/schemas/ids/${id}`, byIdSchema)).schema);

  return {
    encode: async (record, value) => {
      const { id, type } = await once(writers, record, writerOf);
      return frame(id, type.toBuffer(value));
    },
    decode: async (bytes) => {
      const { schemaId, avro } = unframe(bytes);
      const type = await once(readers, schemaId, readerOf);
      return type.fromBuffer(avro) as Readonly<Record<string, unknown>>;
    },
  };
};

const once = <Key, Value>(known: Map<Key, Promise<Value>>, key: Key, find: (key: Key) => Promise<Value>) => {
  const found = known.get(key) ?? find(key);
  known.set(key, found);
  return found;
};

const look = async <Value>(door: Door, path: string, shape: z.ZodType<Value>): Promise<Value> => {
  const answer = await door.ask({ path });
  const problem = problemIn(answer);
  if (problem === undefined) return shape.parse(JSON.parse(answer.text));
  throw new AgencyFault('schema-not-found', {
    place: path,
    reason: problem.reason,
    mend: 'Ask for records of the partner contract only; GET /v1/registry/subjects lists them.',
  });
};
