import { z } from 'zod';
import type { Auth, Caller } from './caller.ts';
import { type Body, jsonBody } from './body.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
type Nothing = Readonly<Record<string, never>>;

export type Input<Params, Query, Data> = Readonly<{
  params: Params;
  query: Query;
  body: Data;
  /** The body as it came: for hashes and signatures. */
  bytes: Buffer;
  caller: Caller;
  requestId: string;
  header: (name: string) => string | undefined;
  /** Aborted when the caller hangs up. */
  signal: AbortSignal;
}>;

type Described = Readonly<{
  method: Method;
  /** As in express: `/referrals/:id`. */
  path: string;
  summary?: string;
  auth: Auth;
  /** Machines ask it over and over: a span each would bury the others. */
  untraced?: boolean;
  /** Status to the shape of its body. A declared shape is also a filter: fields it doesn't name never leave. */
  answers?: Readonly<Record<number, z.ZodType>>;
}>;

type Definition<Params, Query, Data> = Described &
  Readonly<{
    params?: z.ZodType<Params>;
    query?: z.ZodType<Query>;
    /** A zod schema means JSON. */
    body?: z.ZodType<Data> | Body<Data>;
    handle: (input: Input<Params, Query, Data>) => unknown;
  }>;

/** A route as the app serves it and as its description is generated from: every schema within reach. */
export type Route = Described &
  Readonly<{
    params: z.ZodType;
    query: z.ZodType;
    body: Body<unknown> | undefined;
    handle: (input: Input<unknown, unknown, unknown>) => unknown;
  }>;

/** zod in, typed handler out. What isn't declared is refused: an unknown query field as much as an unknown body field. */
export const route = <Params = Nothing, Query = Nothing, Data = undefined>(
  definition: Definition<Params, Query, Data>,
): Route => ({
  ...definition,
  params: strict(definition.params),
  query: strict(definition.query),
  body: bodyOf(definition.body),
  handle: definition.handle as Route['handle'],
});

const nothing = z.strictObject({});
const stricter = new WeakMap<z.ZodType, z.ZodType>();

// Whoever wrote z.looseObject meant it; whoever wrote z.object forgot to say. Made once a schema: zod compiles each anew.
const strict = (schema: z.ZodType = nothing): z.ZodType => {
  if (!(schema instanceof z.ZodObject) || schema.def.catchall !== undefined) return schema;
  const known = stricter.get(schema) ?? schema.strict();
  stricter.set(schema, known);
  return known;
};

const bodyOf = <Data>(body: z.ZodType<Data> | Body<Data> | undefined): Body<unknown> | undefined => {
  if (body === undefined) return undefined;
  return body instanceof z.ZodType ? jsonBody(strict(body)) : { ...body, schema: strict(body.schema) };
};
