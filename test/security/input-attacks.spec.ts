import type { Route } from '@handoff/http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { bayside, harbor } from '../../services/gateway/src/testing/agencies.ts';
import { type HostedGateway, hostedGateway } from '../../services/gateway/src/testing/hosted-gateway.ts';
import { submissionOf } from '../../services/gateway/src/testing/messages.ts';
import { type PublicDoor, publicDoor } from '../../services/gateway/src/testing/public-door.ts';
import { fromOurPage } from '../../services/gateway/src/testing/staff-of.ts';

let gateway: HostedGateway;
let door: PublicDoor;
let token: string;

beforeAll(async () => {
  gateway = await hostedGateway();
  ({ token } = await gateway.admit(harbor));
  await gateway.admit(bayside, { way: 'kafka' });
  door = await publicDoor(gateway);
});
afterAll(() => door.close());

const named = ({ method, path }: Route): string => `${method} ${path}`;
let asked = 0;
const send = (route: Route, id: string, text: string | undefined, query = '') => {
  const method = route.method.toLowerCase() as 'get' | 'post' | 'put' | 'delete';
  const path = `${route.path.replaceAll(/:\w+/g, encodeURIComponent(id))}${query}`;
  return door[method](path, {
    token,
    key: `attack-${(asked += 1)}`,
    ...(text === undefined ? {} : { text }),
  });
};
const routes = (): readonly Route[] =>
  door.routes.filter(({ path }) => path.startsWith('/v1/') && path !== '/v1/pause');
const withJson = () => routes().filter(({ body }) => body?.types.includes('application/json'));

/** What a query of the document store would obey, and what an object of the language would. */
const attacks = [
  '{"$ne":null}',
  '{"$where":"sleep(1000)"}',
  '{"__proto__":{"polluted":true}}',
  '{"constructor":{"prototype":{"polluted":true}}}',
  '[{"$gt":""}]',
  'null',
];

const hostileNames = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'];

describe('what somebody hostile sends', () => {
  it('as a body is refused by every route that takes one', async () => {
    expect(withJson().length).toBeGreaterThan(15);
    for (const route of withJson())
      for (const text of attacks) {
        const { status } = await send(route, 'x', text);
        expect([named(route), text, status >= 400 && status < 500]).toEqual([named(route), text, true]);
      }
  }, 60_000);

  it('inside a body that is otherwise good changes nothing but what it says', async () => {
    const { sealedPerson: _, ...plain } = submissionOf('HWC-1');
    const good = JSON.stringify({ ...plain, person: { name: 'Rosa Ejemplo', contacts: [], facts: {} } });
    for (const part of attacks) {
      const inName = good.replace('"Rosa Ejemplo"', part);
      const inFacts = good.replace('"facts":{}', `"facts":{},"__proto__":${part}`);
      const asRef = good.replace('"HWC-1"', part);
      for (const text of [inName, inFacts, asRef])
        await door.post('/v1/intakes', { token, key: `inside-${(asked += 1)}`, text });
      expect((await door.post('/v1/intakes', { token, key: `ref-${asked}`, text: asRef })).status).toBe(400);
    }
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it('as an id finds nothing', async () => {
    for (const route of routes().filter(({ path, body }) => path.includes(':') && body === undefined))
      for (const id of [
        '{"$ne":null}',
        '[$ne]',
        '__proto__',
        '../../internal/keys',
        "' || '1'=='1",
        '\u0000',
      ]) {
        const { status } = await send(route, id, undefined);
        // Owners of other things are not in this world: what is asked of them is an outage.
        // Nothing is there to take away, which is what was asked for.
        const isNothing = status >= 400 || (route.method === 'DELETE' && status === 204);
        expect([named(route), id, isNothing]).toEqual([named(route), id, true]);
      }
  }, 60_000);

  it('as a query is refused: brackets make no object of it', async () => {
    // Clients of a registry send parameters of their own, which are passed over.
    const strict = routes().filter(({ method, path }) => method === 'GET' && !path.includes('/registry/'));
    for (const route of strict) {
      const { status } = await send(route, 'x', undefined, '?status[$ne]=x&__proto__[polluted]=true');
      expect([named(route), status >= 400 && status < 500]).toEqual([named(route), true]);
    }
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  it('too much of it is refused before it is read', async () => {
    const text = `{"localRef":"${'x'.repeat(1024 * 1024)}"}`;
    for (const route of withJson().filter(
      ({ path }) => !path.includes(':') && !path.startsWith('/v1/operator/'),
    )) {
      const { status } = await send(route, 'x', text);
      expect([named(route), status]).toEqual([named(route), 413]);
    }
  }, 60_000);

  it('nested without end is refused by every route, in itself and in each field, and the door stays open', async () => {
    const lists = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const objects = `${'{"a":'.repeat(40_000)}1${'}'.repeat(40_000)}`;
    let fields = 0;
    for (const route of withJson()) {
      const shape = route.body?.schema instanceof z.ZodObject ? Object.keys(route.body.schema.shape) : [];
      fields += shape.length;
      const inFields = shape.flatMap((name) => [lists, objects].map((deep) => `{"${name}":${deep}}`));
      for (const text of [lists, objects, ...inFields]) {
        const { status } = await send(route, 'x', text);
        expect([named(route), text.slice(0, 30), status >= 400 && status < 500]).toEqual([
          named(route),
          text.slice(0, 30),
          true,
        ]);
      }
    }
    expect(fields).toBeGreaterThan(40);
    expect((await door.get('/v1/events', { token })).status).toBe(200);
  }, 120_000);

  it('as a form is refused or passed over, a field twice as well', async () => {
    const ask = (text: string) =>
      door.post('/sign-in', { text, type: 'application/x-www-form-urlencoded', headers: fromOurPage });
    const good = 'email=nobody%40elsewhere.example&password=x&code=1';
    expect((await ask(good)).status).toBe(422);
    for (const text of [`${good}&__proto__=x`, `${good}&__proto__[polluted]=true`, `${good}&code=2`])
      expect((await ask(text)).status).toBe(400);
    expect((await ask('email[$ne]=&password[$ne]=&code[$ne]=')).status).toBe(400);
    expect((await ask(`${good}&more=${'x'.repeat(20_000)}`)).status).toBe(413);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  it('as a file becomes no part of an object', async () => {
    for (const name of hostileNames) {
      const ask = (text: string) => door.post('/v1/csv', { token, text, type: 'text/csv' });
      const header = await ask(`${name},status\nHWC-1,accepted\n`);
      expect([name, header.status >= 400 && header.status < 500]).toEqual([name, true]);
      // A row may say what it likes: it is taken or refused as a row, under the number it gives.
      expect((await ask(`referral,status\n${name},accepted\n`)).status).toBeLessThan(500);
    }
    await gateway.settle();
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect((await door.get('/v1/events', { token })).status).toBe(200);
  });

  it("as a message on a partner's topic is a number or an id like any other, and stops nothing", async () => {
    for (const name of hostileNames) {
      await gateway.writes(bayside, 'IntakeSubmission', submissionOf(name), { ce_id: name });
      await gateway.writesBytes(bayside, Buffer.from(`{"${name}":true}`), {
        ce_id: `of-${name}`,
        [name]: name,
      });
    }
    await gateway.writes(bayside, 'IntakeSubmission', submissionOf('BCC-1'), { ce_id: 'after-all-this' });
    const sent = (await gateway.enqueued()).map(({ headers }) => headers['ce_causationid']);
    expect(sent).toContain(`partner:${bayside}:after-all-this`);
    expect(gateway.deaths).toEqual([]);
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });
});
