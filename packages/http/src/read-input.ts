import type { Request } from 'express';
import type { z } from 'zod';
import { badInput, type InputFault } from './fault.ts';
import { inputFaults } from './input-faults.ts';
import type { Route } from './route.ts';

type Parts = Readonly<{ params: unknown; query: unknown; body: unknown }>;

/** Path, query and body by the route's schemas; all their faults at once. */
export const readInput = async (route: Route, request: Request, bytes: Buffer): Promise<Parts> => {
  const faults: InputFault[] = [];
  const part = async (name: string, schema: z.ZodType, input: unknown) => {
    const parsed = await schema.safeParseAsync(input);
    if (!parsed.success) faults.push(...inputFaults(name, parsed.error.issues, input));
    return parsed.data;
  };

  const parts = {
    params: await part('path', route.params, request.params),
    query: await part('query', route.query, request.query),
    body: route.body && (await part('body', route.body.schema, route.body.read(bytes))),
  };
  const [first, ...others] = faults;
  if (first) throw badInput([first, ...others]);
  return parts;
};
