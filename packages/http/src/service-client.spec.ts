import { Refusal } from '@handoff/decider';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { serving } from '../test/serving.ts';
import { answer, avroBody, notFound, RefusedByPeer, route, serviceClient, Unavailable } from './index.ts';

const client = (baseUrl: string, extra = {}) =>
  serviceClient({ name: 'routing', baseUrl, token: 'token-of-north', ...extra });

const getting = (path: string, handle: () => unknown) =>
  route({ method: 'GET', path, auth: 'known', handle });

describe('a service client', () => {
  it('sends its credential and gives back what was answered', async () => {
    const { url } = await serving([
      getting('/x', () => answer(201, { ok: true }, { headers: { 'x-more': 'yes' } })),
    ]);
    const { status, body, header } = await client(url).get('/x');
    expect([status, body, header('x-more')]).toEqual([201, { ok: true }, 'yes']);
  });

  it('fills paths with encoded ids and refuses to leave one out', async () => {
    const echo = route({
      method: 'GET',
      path: '/streams/:id',
      auth: 'known',
      params: z.object({ id: z.string() }),
      query: z.object({ after: z.string().optional() }),
      handle: ({ params, query }) => ({ ...params, ...query }),
    });
    const { url } = await serving([echo]);
    const { body } = await client(url).get('/streams/:id', {
      params: { id: '../a b?' },
      query: { after: 3, x: undefined },
    });
    expect(body).toEqual({ id: '../a b?', after: '3' });
    await expect(client(url).get('/streams/:id')).rejects.toThrow("needs 'id'");
    await expect(client(url).get('/streams/:id', { params: { id: '..' } })).rejects.toThrow("needs 'id'");
  });

  it('posts JSON, or bytes under their media type', async () => {
    const { url } = await serving([
      route({
        method: 'POST',
        path: '/json',
        auth: 'known',
        body: z.object({ a: z.number() }),
        handle: ({ body }) => body,
      }),
      route({
        method: 'POST',
        path: '/avro',
        auth: 'known',
        body: avroBody,
        handle: ({ body }) => [...body],
      }),
    ]);
    expect((await client(url).post('/json', { a: 1 })).body).toEqual({ a: 1 });
    const sent = await client(url).post('/avro', Buffer.from([0, 7]), {
      type: 'application/vnd.confluent.avro',
    });
    expect(sent.body).toEqual([0, 7]);
  });

  it('adds the headers it was built with to each call', async () => {
    const { url } = await serving([
      route({
        method: 'GET',
        path: '/',
        auth: 'known',
        handle: ({ header }) => ({ trace: header('traceparent') }),
      }),
    ]);
    const traced = client(url, { headers: () => ({ traceparent: '00-1-2-01' }) });
    expect((await traced.get('/')).body).toEqual({ trace: '00-1-2-01' });
  });

  it("gives back a peer's refusal with everything it said", async () => {
    const refusal = new Refusal('seat-taken', { reason: 'Taken.', mend: 'Another.', place: 'body.cohort' });
    const { url } = await serving([
      getting('/taken', () => Promise.reject(refusal)),
      getting('/gone', () => Promise.reject(notFound('path.id'))),
    ]);
    const refused = client(url).get('/taken');
    await expect(refused).rejects.toThrow(RefusedByPeer);
    await expect(refused).rejects.toMatchObject({
      status: 409,
      code: 'seat-taken',
      reason: 'Taken.',
      mend: 'Another.',
      place: 'body.cohort',
    });
    await expect(client(url).get('/gone')).rejects.toMatchObject({ status: 404, code: 'not-found' });
  });

  it('says unavailable for an ill peer, a slow one and none at all', async () => {
    const { url } = await serving([
      getting('/ill', () => Promise.reject(new TypeError('x'))),
      getting('/slow', () => new Promise(() => {})),
    ]);
    const unavailable = { name: 'Unavailable', transient: true, place: 'routing' };
    await expect(client(url).get('/ill')).rejects.toMatchObject(unavailable);
    await expect(client(url, { timeoutMs: 20 }).get('/slow')).rejects.toMatchObject({
      ...unavailable,
      reason: 'It did not answer in time.',
    });
    const nobody = client('http://127.0.0.1:1').get('/x');
    await expect(nobody).rejects.toThrow(Unavailable);
    await expect(nobody).rejects.toMatchObject({ reason: 'It cannot be reached.' });
  });

  it('follows no redirect and explains an answer without a problem document', async () => {
    const { url } = await serving([
      getting('/moved', () => answer(302, undefined, { headers: { location: 'http://192.0.2.1/' } })),
    ]);
    await expect(client(url).get('/moved')).rejects.toMatchObject({ status: 302, code: 'refused-by-peer' });
  });

  it('tells its own abort from an outage', async () => {
    const { url } = await serving([getting('/slow', () => new Promise(() => {}))]);
    const stop = new AbortController();
    const call = client(url).get('/slow', { signal: stop.signal });
    stop.abort(new RangeError('stopping'));
    await expect(call).rejects.toThrow('stopping');
  });
});
