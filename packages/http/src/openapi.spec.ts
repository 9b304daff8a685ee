import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { csvBody, openapi, route } from './index.ts';

const routes = [
  route({
    method: 'POST',
    path: '/referrals/:id/responses',
    summary: 'Answer a referral',
    auth: 'known',
    params: z.object({ id: z.string() }),
    query: z.object({ dry: z.coerce.boolean().optional() }),
    body: z.object({ status: z.enum(['accepted', 'declined']) }),
    answers: { 202: z.object({ taken: z.boolean() }) },
    handle: () => undefined,
  }),
  route({ method: 'POST', path: '/worklist', auth: 'public', body: csvBody(), handle: () => undefined }),
];

describe('the API description', () => {
  const description = openapi({ title: 'Gateway', version: '1', routes }) as {
    paths: Record<string, Record<string, Record<string, unknown>>>;
  };
  const answering = description.paths['/referrals/{id}/responses']?.post;

  it('names path and query fields and the body of each route', () => {
    expect(answering).toMatchObject({
      summary: 'Answer a referral',
      parameters: [
        { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
        { name: 'dry', in: 'query', required: false },
      ],
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: {
              type: 'object',
              additionalProperties: false,
              properties: { status: { enum: ['accepted', 'declined'] } },
            },
          },
        },
      },
    });
  });

  it('says what is answered, in success and in refusal', () => {
    expect(answering?.responses).toMatchObject({
      202: { content: { 'application/json': { schema: { properties: { taken: { type: 'boolean' } } } } } },
      default: {
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    });
  });

  it('says which routes ask for a credential and which media types they take', () => {
    expect(answering?.security).toEqual([{ bearer: [] }]);
    const upload = description.paths['/worklist']?.post;
    expect(upload?.security).toEqual([]);
    expect(upload).toMatchObject({
      requestBody: { content: { 'text/csv': { schema: { type: 'string' } } } },
    });
  });
});
