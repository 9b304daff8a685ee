import { describe, expect, it, vi } from 'vitest';
import { serving } from '../test/serving.ts';
import { submit } from '../test/submit.ts';
import { route } from './index.ts';

describe('a caller', () => {
  const mine = route({
    method: 'GET',
    path: '/mine',
    auth: ({ name }) => name === 'north',
    handle: () => ({ ok: true }),
  });

  it('without a known credential is answered 401 and told how', async () => {
    const { call } = await serving([mine]);
    const { status, headers, json } = await call('/mine', { headers: { authorization: 'Bearer nobody' } });
    expect(status).toBe(401);
    expect(headers.get('www-authenticate')).toBe('Bearer');
    expect(json).toMatchObject({ code: 'unauthenticated', place: 'header.authorization' });
  });

  it('who may not do this is answered 403', async () => {
    const { call } = await serving([mine]);
    expect((await call('/mine')).status).toBe(200);
    const south = await call('/mine', { headers: { authorization: 'Bearer token-of-south' } });
    expect(south).toMatchObject({ status: 403, json: { code: 'not-allowed' } });
  });
});

describe('an app', () => {
  it('answers 404 for an unknown path and 405 for another method, in the same form', async () => {
    const { call } = await serving([submit]);
    expect(await call('/nowhere')).toMatchObject({ status: 404, json: { code: 'unknown-route' } });
    expect(await call('/Health/live')).toMatchObject({ status: 404 });
    const { status, headers, json } = await call('/intakes/i', { method: 'DELETE' });
    expect([status, headers.get('allow')]).toEqual([405, 'POST']);
    expect(json).toMatchObject({ code: 'wrong-method' });
  });

  it('answers 400 for a path that is badly encoded', async () => {
    const { post } = await serving([submit]);
    expect(await post('/intakes/%E0%A4%A', {})).toMatchObject({
      status: 400,
      json: { code: 'bad-input', place: 'path' },
    });
  });

  it('gives each request an id of its own, whatever the caller sends', async () => {
    const { call } = await serving([]);
    const ids = await Promise.all(
      [1, 2].map(async () =>
        (await call('/health/live', { headers: { 'x-request-id': 'mine' } })).headers.get('x-request-id'),
      ),
    );
    expect(new Set([...ids, 'mine']).size).toBe(3);
  });

  it('hides what it is made of and keeps answers out of caches', async () => {
    const { call } = await serving([]);
    const { headers } = await call('/health/live');
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none'",
    );
  });

  it('observes each answer by its route, without the path', async () => {
    const { post, answered } = await serving([submit]);
    await post('/intakes/i-1', { language: 'es', needs: [] });
    await vi.waitFor(() => expect(answered).toHaveLength(1));
    expect(answered[0]).toMatchObject({
      method: 'POST',
      route: '/intakes/:id',
      status: 200,
      caller: 'north',
    });
    expect(JSON.stringify(answered)).not.toContain('i-1');
  });

  it('is live at once, and ready when every check holds', async () => {
    let ready = false;
    const { call } = await serving([], {
      mongo: () => true,
      consumer: async () => ready,
      kafka: () => Promise.reject(new Error('x')),
    });
    expect((await call('/health/live')).status).toBe(200);
    expect(await call('/health/ready')).toMatchObject({
      status: 503,
      json: { code: 'not-ready', place: 'consumer, kafka' },
    });
    ready = true;
    expect((await call('/health/ready')).json).toMatchObject({ place: 'kafka' });
    const calm = await serving([], { consumer: () => true });
    expect(await calm.call('/health/ready')).toMatchObject({ status: 200, json: { status: 'ready' } });
  });
});
