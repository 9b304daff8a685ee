import { z } from 'zod';
import type { Body } from './body.ts';
import type { Route } from './route.ts';

type Json = Record<string, unknown>;
type Options = Readonly<{ title: string; version: string; description?: string; routes: readonly Route[] }>;

/** OpenAPI 3.1 from the very schemas that check the requests, so the description can't disagree with the door. */
export const openapi = ({ title, version, description, routes }: Options): Json => ({
  openapi: '3.1.0',
  info: { title, version, ...(description ? { description } : {}) },
  paths: routes.reduce<Record<string, Json>>((paths, route) => {
    const path = route.path.replaceAll(/:([A-Za-z]+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route) };
    return paths;
  }, {}),
  components: {
    securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
    schemas: { Problem: problemSchema },
  },
});

const operation = (route: Route): Json => ({
  ...(route.summary ? { summary: route.summary } : {}),
  security: route.auth === 'public' ? [] : [{ bearer: [] }],
  parameters: [...parameters('path', route.params), ...parameters('query', route.query)],
  ...(route.body ? { requestBody: requestBody(route.body) } : {}),
  responses: { ...answers(route), default: problemResponse },
});

const parameters = (place: 'path' | 'query', schema: z.ZodType): Json[] => {
  const { properties = {}, required = [] } = schemaOf(schema);
  return Object.entries(properties as Json).map(([name, each]) => ({
    name,
    in: place,
    required: place === 'path' || (required as string[]).includes(name),
    schema: each,
  }));
};

const requestBody = ({ types, schema }: Body<unknown>): Json => ({
  required: !schema.safeParse(undefined).success,
  content: Object.fromEntries(types.map((type) => [type, { schema: schemaOf(schema) }])),
});

const answers = ({ answers = {} }: Route): Json =>
  Object.fromEntries(
    Object.entries(answers).map(([status, schema]) => [
      status,
      {
        description: schema.description ?? 'Done',
        content: { 'application/json': { schema: schemaOf(schema, 'output') } },
      },
    ]),
  );

const schemaOf = (schema: z.ZodType, io: 'input' | 'output' = 'input'): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
};

const text = { type: 'string' };
const problemSchema: Json = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'reason', 'mend', 'instance'],
  properties: {
    type: text,
    title: text,
    status: { type: 'integer' },
    code: text,
    place: text,
    reason: text,
    mend: text,
    instance: text,
    faults: { type: 'array', items: { type: 'object', properties: { place: text, reason: text } } },
  },
};

const problemResponse: Json = {
  description: 'Refused, with code, place, reason and mend',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};
