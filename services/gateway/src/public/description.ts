import { openapi, type Route, route } from '@handoff/http';
import { z } from 'zod';

type Described = Readonly<{
  paths: Readonly<Record<string, Readonly<Record<string, { parameters?: object[] }>>>>;
}>;

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description: 'A key of your own for this request; the same key sends the same request again.',
  schema: { type: 'string', minLength: 1, maxLength: 200 },
};

/** The routes in OpenAPI, made of what checks the requests; with the one header that routes read by themselves. */
export const describe = (routes: readonly Route[]): Described => {
  const described = openapi({
    title: 'Handoff',
    version: '1',
    description: 'Referrals between agencies: what an agency sends, and what it is told.',
    routes,
  }) as Described;
  const keyed = routes.filter(
    ({ method, body }) => method === 'POST' && body?.types.includes('application/json'),
  );
  for (const { path } of keyed) {
    const post = described.paths[path.replaceAll(/:([A-Za-z]+)/g, '{$1}')]?.['post'];
    post?.parameters?.push(idempotencyKey);
  }
  return described;
};

export const description = (routes: readonly Route[]): Route => {
  const described = describe(routes);
  return route({
    method: 'GET',
    path: '/v1/openapi.json',
    summary: 'This interface in OpenAPI 3.1',
    auth: 'public',
    answers: { 200: z.looseObject({}).describe('The description') },
    handle: () => described,
  });
};
