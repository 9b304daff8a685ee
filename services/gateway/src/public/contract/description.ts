import { openapi, type Route, route } from '@handoff/http';
import { z } from 'zod';
import { takesKey } from '../keyed.ts';
import { describedWebhook } from '../../webhooks/describe-webhook.ts';

type Operation = Readonly<{ parameters?: object[] }>;
type Paths = Readonly<Record<string, Readonly<Record<string, Operation>>>>;

/** What answers here and is no route of ours. */
export type Beside = Readonly<{ paths: Paths; securitySchemes: object }>;

export type Described = Readonly<{
  paths: Paths;
  components: Readonly<Record<string, object>>;
  webhooks?: object;
}>;

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description: 'A key of your own for this request; the same key sends the same request again.',
  schema: { type: 'string', minLength: 1, maxLength: 200 },
};

/** The routes in OpenAPI, made of what checks the requests; with the one header that routes read by themselves. */
export const describe = (routes: readonly Route[], { paths, securitySchemes }: Beside): Described => {
  const described = openapi({
    title: 'Handoff',
    version: '1',
    description: 'Referrals between agencies: what an agency sends, and what it is told.',
    routes,
  }) as Described;
  for (const { method, path } of routes.filter(takesKey)) {
    const operation = described.paths[path.replaceAll(/:([A-Za-z]+)/g, '{$1}')]?.[method.toLowerCase()];
    operation?.parameters?.push(idempotencyKey);
  }
  const { components } = described;
  return {
    ...described,
    paths: { ...described.paths, ...paths },
    webhooks: describedWebhook,
    components: {
      ...components,
      securitySchemes: { ...components['securitySchemes'], ...securitySchemes },
    },
  };
};

export const description = (described: Described): Route =>
  route({
    method: 'GET',
    path: '/v1/openapi.json',
    summary: 'This interface in OpenAPI 3.1',
    auth: 'public',
    answers: { 200: z.looseObject({}).describe('The description') },
    handle: () => described,
  });
