import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { answer, notFound, type Route, route } from '@handoff/http';
import { partnerMessages, recordNamed } from '@handoff/schemas';
import { z } from 'zod';

const generated = (path: string): string =>
  readFileSync(fileURLToPath(import.meta.resolve(`@handoff/schemas/schemas/generated/${path}`)), 'utf8');

const messages = [...partnerMessages.in, ...partnerMessages.out].map((name) => recordNamed(name).short);

/** The contract as the schemas make it: to read, for tools that read AsyncAPI, and as JSON Schema a message. */
export const contractPages = (): readonly Route[] => {
  const page = generated('contract.html');
  const asyncApi = generated('partner-asyncapi.yaml');
  const schemas = new Map(messages.map((name) => [name, generated(`json-schema/${name}.json`)]));
  return [
    route({
      method: 'GET',
      path: '/docs/messages',
      summary: 'What an agency says and hears, message by message, for people',
      auth: 'public',
      answers: { 200: z.string().describe('A page') },
      handle: () =>
        answer(200, page, {
          type: 'text/html; charset=utf-8',
          headers: { 'content-security-policy': policyOf(page) },
        }),
    }),
    route({
      method: 'GET',
      path: '/docs/asyncapi.yaml',
      summary: "A partner's two Kafka topics in AsyncAPI 3",
      auth: 'public',
      answers: { 200: z.string().describe('The description') },
      handle: () => answer(200, asyncApi, { type: 'application/yaml; charset=utf-8' }),
    }),
    route({
      method: 'GET',
      path: '/docs/schemas/:message',
      summary: 'JSON Schema of a message, e.g. ReferralNotice.json',
      auth: 'public',
      params: z.object({ message: z.string().max(60) }),
      answers: { 200: z.string().describe('The schema') },
      handle: ({ params }) => {
        const schema = schemas.get(params.message.replace(/\.json$/, ''));
        if (schema === undefined) throw notFound('path.message');
        return answer(200, schema, { type: 'application/schema+json; charset=utf-8' });
      },
    }),
  ];
};

/** Nothing runs, nothing is fetched, nothing is sent; of styles the page's own alone. */
const policyOf = (page: string): string => {
  const style = /<style>([^]*?)<\/style>/.exec(page)?.[1] ?? '';
  const hash = createHash('sha256').update(style).digest('base64');
  const closed = ["base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"];
  return ["default-src 'none'", `style-src 'sha256-${hash}'`, ...closed].join('; ');
};
