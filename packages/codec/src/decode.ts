import { records } from '@handoff/schemas';
import { typeOf } from './avro-types.ts';
import { isTruncated } from './bounded-array.ts';
import { unframe } from './framing.ts';
import { createReaders, type Reader } from './reader.ts';
import type { SchemaIds, WriterSchema } from './schema-ids.ts';
import { Undecodable } from './undecodable.ts';

export type Decoded = { record: string; version: number; schemaId: number; value: unknown };
export type DecodeOptions = {
  /** Full names of the records expected here; anything else is refused before its bytes are read. */
  allow?: ReadonlySet<string>;
};
type Read = (body: Buffer) => unknown;
type Writer = Readonly<{ record: string; version: number; read: Read }>;

const mendOfRecord = 'write with a schema of schemas/, under its full name, on the topic that carries it';

const notOurs = (record: string): Undecodable =>
  new Undecodable('not-our-record', {
    place: 'schema id',
    reason: `'${record}' is no record of the contract`,
    mend: mendOfRecord,
  });

const notExpected = (record: string): Undecodable =>
  new Undecodable('not-expected-here', {
    place: 'schema id',
    reason: `${record} is not expected here`,
    mend: mendOfRecord,
  });

const incompatible = (record: string, cause: unknown): Undecodable =>
  new Undecodable('incompatible-schema', {
    place: record,
    reason: 'the schema it was written with cannot be read as the one this code knows',
    mend: 'evolve the record so that old and new read each other (FULL_TRANSITIVE), or bring this service up to date',
    cause,
  });

const garbled = (record: string, cause: unknown): Undecodable =>
  new Undecodable(isTruncated(cause) ? 'truncated' : 'does-not-decode', {
    place: record,
    reason: isTruncated(cause)
      ? 'the bytes end too early'
      : 'the bytes are not a record of the schema they name',
    mend: 'send the bytes again, written with the schema whose id stands before them',
    cause,
  });

/** With a resolver only where the writer's schema differs: most messages are written by the version that reads them. */
const readWith = ({ name, type }: Reader, { schema }: WriterSchema): Read => {
  try {
    const writer = typeOf(schema);
    if (writer.fingerprint().equals(type.fingerprint())) return (body) => type.fromBuffer(body);
    const resolver = type.createResolver(writer);
    return (body) => type.fromBuffer(body, resolver);
  } catch (error) {
    throw incompatible(name, error);
  }
};

/** A value is handed on only if this code could have written it: bytes can hold days and numbers that no record allows. */
const readChecked =
  (reader: Reader, read: Read): Read =>
  (body) => {
    try {
      const value = read(body);
      const misfit = reader.findUnsound?.(value);
      if (misfit) throw new Error(`${misfit.path}: ${misfit.reason}`);
      return value;
    } catch (error) {
      throw garbled(reader.name, error);
    }
  };

export const createDecoder = (ids: Pick<SchemaIds, 'writerSchema'>) => {
  const readerOf = createReaders();
  const writers = new Map<number, Writer>();
  const open = async (schemaId: number): Promise<Writer> => {
    const written = await ids.writerSchema(schemaId);
    const { record, version } = written;
    if (!records.has(record)) throw notOurs(record);
    const reader = readerOf(record);
    const writer = { record, version, read: readChecked(reader, readWith(reader, written)) };
    writers.set(schemaId, writer);
    return writer;
  };
  return async (bytes: Buffer, { allow }: DecodeOptions = {}): Promise<Decoded> => {
    const { schemaId, body } = unframe(bytes);
    const { record, version, read } = writers.get(schemaId) ?? (await open(schemaId));
    if (allow && !allow.has(record)) throw notExpected(record);
    return { record, version, schemaId, value: read(body) };
  };
};
