import { Readable } from 'node:stream';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { serving } from '../test/serving.ts';
import { submit } from '../test/submit.ts';
import { answer, route } from './index.ts';

describe('a route', () => {
  it('hands path, query, body and caller to its handler, typed and checked', async () => {
    const { post } = await serving([submit]);
    const body = { language: 'es', needs: [{ service: 'food', hours: 2 }] };
    const { status, json } = await post('/intakes/i-1?after=3', body);
    expect({ status, json }).toEqual({
      status: 200,
      json: { id: 'i-1', after: 3, needs: body.needs, by: 'north' },
    });
  });

  it('names every wrong place of path, query and body at once', async () => {
    const { post } = await serving([submit]);
    const wrong = { needs: [{ service: 'housing', hours: 'many', note: 'x' }], status: 'accepted' };
    const { status, json } = await post(`/intakes/${'i'.repeat(41)}?after=soon&page=1`, wrong);
    expect(status).toBe(400);
    expect(json).toMatchObject({ code: 'bad-input', status: 400, place: 'path.id' });
    const places = (json as { faults: { place: string }[] }).faults.map(({ place }) => place);
    expect(places.sort()).toEqual([
      'body.language',
      'body.needs[0].hours',
      'body.needs[0].note',
      'body.needs[0].service',
      'body.status',
      'path.id',
      'query.after',
      'query.page',
    ]);
  });

  it('refuses query and body fields that it does not declare, also __proto__ and a repeated one', async () => {
    const { call, post } = await serving([submit]);
    const headers = { 'content-type': 'application/json' };
    const body = '{"language":"es","needs":[],"__proto__":{"admin":true}}';
    expect((await call('/intakes/i', { method: 'POST', headers, body })).status).toBe(400);
    expect((await post('/intakes/i?after=1&after=2', { language: 'es', needs: [] })).status).toBe(400);
    expect((await call('/health/live?x=1')).status).toBe(400);
  });

  it('never repeats a value it was sent, nor a name that is none', async () => {
    const { call, post } = await serving([submit]);
    const canary = fc.stringMatching(/^Canaria [0-9 ]{6}[a-z]{3}$/);
    await fc.assert(
      fc.asyncProperty(canary, async (value) => {
        const answers = await Promise.all([
          post('/intakes/i', { language: { [value]: value }, needs: value }),
          post('/intakes/i', { language: 'es', needs: [{ service: value, hours: value, [value]: value }] }),
          post(`/intakes/i?after=${encodeURIComponent(value)}`, { language: 'es', needs: [] }),
          post(`/intakes/${encodeURIComponent(value.repeat(3))}`, value),
          call('/intakes/i', {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: `{"${value}`,
          }),
          call(`/${encodeURIComponent(value)}`),
        ]);
        for (const { status, text } of answers) {
          expect(status).toBeGreaterThanOrEqual(400);
          expect(text).not.toContain('Canaria');
        }
      }),
      { numRuns: 30 },
    );
  });

  it('answers 204 for nothing, and status, headers and media type as told', async () => {
    const { call } = await serving([
      route({ method: 'GET', path: '/nothing', auth: 'public', handle: () => undefined }),
      route({
        method: 'GET',
        path: '/created',
        auth: 'public',
        handle: () => answer(201, { id: 'i-1' }, { headers: { location: '/i-1' } }),
      }),
      route({
        method: 'GET',
        path: '/csv',
        auth: 'public',
        handle: () => answer(200, 'id\n1\n', { type: 'text/csv' }),
      }),
      route({
        method: 'GET',
        path: '/stream',
        auth: 'public',
        handle: () => answer(200, Readable.from(['a', 'b']), { type: 'text/plain' }),
      }),
    ]);
    expect((await call('/nothing')).status).toBe(204);
    const created = await call('/created');
    expect([created.status, created.headers.get('location'), created.json]).toEqual([
      201,
      '/i-1',
      { id: 'i-1' },
    ]);
    const csv = await call('/csv');
    expect([csv.headers.get('content-type'), csv.text]).toEqual(['text/csv; charset=utf-8', 'id\n1\n']);
    expect((await call('/stream')).text).toBe('ab');
  });

  it('lets out only what its answer declares', async () => {
    const { call, faults } = await serving([
      route({
        method: 'GET',
        path: '/people/:id',
        auth: 'public',
        params: z.object({ id: z.string() }),
        answers: { 200: z.object({ id: z.string() }) },
        handle: ({ params }) => (params.id === 'odd' ? { id: 7 } : { id: params.id, name: 'Ana' }),
      }),
    ]);
    expect((await call('/people/p-1')).json).toEqual({ id: 'p-1' });
    expect((await call('/people/odd')).status).toBe(500);
    expect(faults).toHaveLength(1);
  });
});
