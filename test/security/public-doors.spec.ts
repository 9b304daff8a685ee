import type { Route } from '@handoff/http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bayside, harbor } from '../../services/gateway/src/testing/agencies.ts';
import { caseOf } from '../../services/gateway/src/testing/case-of.ts';
import { type HostedGateway, hostedGateway } from '../../services/gateway/src/testing/hosted-gateway.ts';
import { type PublicDoor, publicDoor } from '../../services/gateway/src/testing/public-door.ts';
import { badCredentials } from './credentials.ts';

let gateway: HostedGateway;
let door: PublicDoor;
let bad: Awaited<ReturnType<typeof badCredentials>>;
let paused: string;

beforeAll(async () => {
  gateway = await hostedGateway();
  await gateway.admit(harbor);
  const { token } = await gateway.admit(bayside);
  paused = token;
  door = await publicDoor(gateway);
  const rosa = caseOf(gateway, 'rosa');
  rosa.consents();
  await rosa.offered();
  bad = await badCredentials(gateway, harbor);
});
afterAll(() => door.close());

/** What anybody may read: it is about nobody. */
const openToAll = [
  'GET /',
  'GET /docs',
  'GET /docs/asyncapi.yaml',
  'GET /docs/messages',
  'GET /docs/schemas/:message',
  'GET /health/live',
  'GET /health/ready',
  'GET /sign-in',
  'GET /sign-in/command-line',
  'GET /sign-in/invitation/:token',
  'GET /v1/keys',
  'GET /v1/openapi.json',
  'POST /sign-in',
  'POST /sign-in/command-line',
  'POST /sign-in/command-line/session',
  'POST /sign-in/invitation/:token',
  'POST /sign-out',
];

const named = ({ method, path }: Route): string => `${method} ${path}`;
const ask = (route: Route, headers: Readonly<Record<string, string>>) => {
  const path = route.path.replaceAll(/:\w+/g, 'x');
  const request = { headers: { 'idempotency-key': 'k-1', ...headers }, ...(route.body ? { body: {} } : {}) };
  const method = route.method.toLowerCase() as 'get' | 'post' | 'put' | 'delete';
  return door[method](path, request);
};
const guarded = (): readonly Route[] => door.routes.filter(({ auth }) => auth !== 'public');

describe('the public door', () => {
  it('is open to anybody for these alone', () => {
    const open = door.routes.filter(({ auth }) => auth === 'public').map(named);
    expect(open.toSorted()).toEqual(openToAll);
  });

  it('answers 401, and the same to all, on every route, whatever is wrong with the credential', async () => {
    const wrong: string[] = [];
    expect(guarded().length).toBeGreaterThan(40);
    for (const route of guarded())
      for (const [why, authorization] of bad) {
        const { status, json } = await ask(route, authorization === undefined ? {} : { authorization });
        if (status !== 401 || json['code'] !== 'unauthenticated')
          wrong.push(`${named(route)} ${why}: ${status}`);
      }
    expect(wrong).toEqual([]);
  }, 120_000);

  it('lets nobody in by a header, a query or a cookie', async () => {
    for (const route of guarded()) {
      const { status } = await ask(route, {
        'x-partner': harbor,
        'x-forwarded-user': harbor,
        cookie: `token=${harbor}`,
        'x-original-url': '/v1/keys',
      });
      expect([named(route), status]).toEqual([named(route), 401]);
    }
  });

  it('answers 401 on every route to an agency that paused itself', async () => {
    const authorization = `Bearer ${paused}`;
    expect((await door.get('/v1/events', { headers: { authorization } })).status).toBe(200);
    await door.post('/v1/pause', { headers: { authorization, 'idempotency-key': 'k-1' }, body: {} });
    for (const route of guarded()) {
      const { status } = await ask(route, { authorization });
      expect([named(route), status]).toEqual([named(route), 401]);
    }
  });
});
