import { notFound, type Route, route } from '@handoff/http';
import { recordNamed, records } from '@handoff/schemas';
import { z } from 'zod';
import type { SchemaIds } from '@handoff/codec';

const partnerRecords = [...records.values()].filter(({ kind }) => kind === 'partner').map(({ name }) => name);

/**
 * Schema reads for Kafka partners, in the shape registry clients ask for (Confluent's REST interface, version 7): the
 * partner contract and nothing else. There is no way to write.
 */
export const registryRoutes = (ids: Pick<SchemaIds, 'idOf' | 'writerSchema'>): readonly Route[] => [
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
    path: '/v1/registry/subjects/:subject/versions/latest',
    summary: 'The newest version of a record of the partner contract',
    auth: 'known',
    params: z.object({ subject: z.string().max(100) }),
    query: z.looseObject({}),
    handle: ({ params }) => {
      if (!partnerRecords.includes(params.subject)) throw notFound('path.subject');
      const { name, version, schema } = recordNamed(params.subject);
      return {
        subject: name,
        id: ids.idOf(name),
        version,
        schema: JSON.stringify(schema),
        schemaType: 'AVRO',
      };
    },
  }),
];

const found = async <T>(look: () => Promise<T>): Promise<T> => {
  try {
    return await look();
  } catch (error) {
    throw error instanceof Error && 'code' in error && error.code === 'unknown-schema-id'
      ? notFound('path.id')
      : error;
  }
};
