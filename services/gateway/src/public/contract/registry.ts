import { badInput, jsonBody, notFound, type Route, route } from '@handoff/http';
import { type RecordInfo, recordNamed, records, releaseOf, versionsOf } from '@handoff/schemas';
import { z } from 'zod';
import type { SchemaIds, WriterSchema } from '@handoff/codec';

type Schema = WriterSchema['schema'];

const partnerRecords = [...records.values()].filter(({ kind }) => kind === 'partner').map(({ name }) => name);

/**
 * Schema reads for Kafka partners, in the shape registry clients ask for (Confluent's REST interface, version 7): the
 * partner contract and nothing else. There is no way to write.
 */
export const registryRoutes = (ids: SchemaIds): readonly Route[] => [
  route({
    method: 'GET',
    path: '/v1/registry/schemas/ids/:id',
    summary: "A schema of the partner contract, by the id in a message's first bytes",
    auth: 'known',
    params: z.object({ id: z.coerce.number().int().min(0) }),
    query: z.looseObject({}),
    handle: async ({ params }) => {
      const { record, schema } = await found(() => ids.writerSchema(params.id));
      if (!partnerRecords.includes(record)) throw notFound('path.id');
      return { schema: JSON.stringify(schema) };
    },
  }),
  route({
    method: 'GET',
    path: '/v1/registry/subjects',
    summary: 'The subjects of the partner contract',
    auth: 'known',
    query: z.looseObject({}),
    handle: () => partnerRecords,
  }),
  route({
    method: 'GET',
    path: '/v1/registry/subjects/:subject/versions',
    summary: 'The versions of a record of the partner contract that were ever released',
    auth: 'known',
    params: z.object({ subject: z.string().max(100) }),
    query: z.looseObject({}),
    handle: ({ params }) => versionsOf(ownRecord(params.subject).short),
  }),
  route({
    method: 'GET',
    path: '/v1/registry/subjects/:subject/versions/:version',
    summary: 'A version of a record of the partner contract; `latest` is the newest',
    auth: 'known',
    params: z.object({
      subject: z.string().max(100),
      version: z.union([z.literal('latest'), z.coerce.number().int().min(1)]),
    }),
    query: z.looseObject({}),
    handle: async ({ params }) => {
      const record = ownRecord(params.subject);
      const { name, version: newest, schema } = record;
      const wanted = params.version === 'latest' ? newest : params.version;
      if (wanted === newest) return described(record, newest, ids.idOf(name), schema);
      if (!versionsOf(record.short).includes(wanted)) throw notFound('path.version');
      const former = releaseOf(record.short, wanted).schema as Schema;
      const id = await ids.idOfSchema(name, former);
      if (id === undefined) throw notFound('path.version');
      return described(record, wanted, id, former);
    },
  }),
  route({
    method: 'POST',
    path: '/v1/registry/subjects/:subject',
    summary: 'Under which id a schema is registered that you were built with; nothing is registered by it',
    auth: 'known',
    params: z.object({ subject: z.string().max(100) }),
    query: z.looseObject({}),
    body: { ...jsonBody(lookedUp), types: ['application/vnd.schemaregistry.v1+json', 'application/json'] },
    handle: async ({ params, body }) => {
      const record = ownRecord(params.subject);
      const schema = parsed(body.schema);
      const id = await ids.idOfSchema(record.name, schema);
      if (id === undefined) throw notFound('body.schema');
      const { version } = await ids.writerSchema(id);
      return described(record, version, id, schema);
    },
  }),
];

const lookedUp = z.looseObject({
  schema: z.string().max(100_000).describe('The schema, as JSON in a string'),
});

const ownRecord = (subject: string): RecordInfo => {
  if (!partnerRecords.includes(subject)) throw notFound('path.subject');
  return recordNamed(subject);
};

const described = ({ name }: RecordInfo, version: number, id: number, schema: Schema) => ({
  subject: name,
  id,
  version,
  schema: JSON.stringify(schema),
  schemaType: 'AVRO',
});

const parsed = (text: string): Schema => {
  try {
    return JSON.parse(text) as Schema;
  } catch {
    throw badInput([{ place: 'body.schema', reason: 'expected a string that holds the JSON of a schema' }]);
  }
};

const found = async <T>(look: () => Promise<T>): Promise<T> => {
  try {
    return await look();
  } catch (error) {
    throw error instanceof Error && 'code' in error && error.code === 'unknown-schema-id'
      ? notFound('path.id')
      : error;
  }
};
