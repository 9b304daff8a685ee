import { connect } from 'node:net';
import { createApp, listen, type Listening, route } from '@handoff/http';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { harbor } from '../../services/gateway/src/testing/agencies.ts';
import { hostedGateway } from '../../services/gateway/src/testing/hosted-gateway.ts';
import { type PublicDoor, publicDoor } from '../../services/gateway/src/testing/public-door.ts';

let door: PublicDoor;
let token: string;
beforeAll(async () => {
  const gateway = await hostedGateway();
  ({ token } = await gateway.admit(harbor));
  door = await publicDoor(gateway);
});
afterAll(() => door.close());

type Sent = Readonly<{ status: number; text: string; ms: number }>;

/** Bytes as they are, which no client would send; the line is open until the door closes it. */
const sends = (port: number, ...parts: readonly string[]): Promise<Sent> =>
  new Promise((resolve, reject) => {
    const begun = performance.now();
    const line = connect(port, '127.0.0.1');
    let text = '';
    line.on('data', (chunk: Buffer) => (text += chunk.toString()));
    line.once('error', reject);
    line.once('close', () => {
      const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0);
      resolve({ status, text, ms: performance.now() - begun });
    });
    for (const part of parts) line.write(part);
  });
const asks = (first: string, more: readonly string[] = [], body = '') =>
  sends(door.port, [first, 'Host: door', 'Connection: close', ...more, '', body].join('\r\n'));

const isOpen = async () => expect((await door.get('/health/live')).status).toBe(200);

describe('what is no request as one should be', () => {
  it.each([
    '//',
    '//:x',
    '//a:b/v1/oauth/token',
    '/\\\\',
    'http://',
    'http://elsewhere.example/v1/events',
    '/%',
    '/v1/events?%',
    '/v1/referrals/%00',
    '/../v1/events',
    '/v1/oauth/token/..;/events',
  ])('asks for %s, is told no, and everybody else is answered on', async (target) => {
    for (const method of ['GET', 'POST', 'TRACE']) {
      const { status } = await asks(`${method} ${target} HTTP/1.1`);
      expect([method, status >= 400 && status < 500]).toEqual([method, true]);
    }
    await isOpen();
  });

  it('has more headers than anybody needs, or longer ones, and is cut off', async () => {
    const known = `Authorization: Bearer ${token}`;
    expect((await asks('GET /v1/events HTTP/1.1', [known])).status).toBe(200);
    expect((await asks('GET /v1/events HTTP/1.1', [known, `X-Long: ${'x'.repeat(17_000)}`])).status).toBe(
      431,
    );
    expect((await asks(`GET /v1/events?after=${'x'.repeat(17_000)} HTTP/1.1`, [known])).status).toBe(431);
    const many = Array.from({ length: 4_000 }, (_, each) => `X-${each}: 1`);
    expect((await asks('GET /v1/events HTTP/1.1', [known, ...many])).status).toBe(431);
    await isOpen();
  });

  it('says its length in two ways, or not at all, and is none', async () => {
    const post = 'POST /sign-in HTTP/1.1';
    const form = 'Content-Type: application/x-www-form-urlencoded';
    const two = ['Content-Length: 4', 'Transfer-Encoding: chunked'];
    expect((await asks(post, [form, ...two], '0\r\n\r\nGET /v1/events')).status).toBe(400);
    expect((await asks(post, [form, 'Content-Length: 4', 'Content-Length: 5'], 'abcde')).status).toBe(400);
    expect((await asks(post, [form, 'Transfer-Encoding: chunked'], 'zz\r\nabc\r\n')).status).toBe(400);
    await isOpen();
  });
});

describe('whoever sends as slowly as they can', () => {
  let slow: Listening;
  const opened = async () => {
    const handle = () => ({ ok: true });
    const routes = [route({ method: 'POST', path: '/', auth: 'public', body: z.object({}), handle })];
    const app = createApp({ name: 'test', routes, authenticate: () => undefined });
    const patience = { headersMs: 100, requestMs: 200, lookEachMs: 20 };
    slow = await listen(app, { port: 0, graceMs: 100, patience });
    onTestFinished(slow.close);
  };

  const post = 'POST / HTTP/1.1\r\nHost: door\r\nContent-Type: application/json\r\n';
  it.each([
    ['headers that do not end', `${post}X-`, 100],
    ['a body that does not come', `${post}Content-Length: 9\r\n\r\nx`, 200],
  ])('is told after a while that it took too long: %s', async (_, text, patience) => {
    await opened();
    const { status, ms } = await sends(slow.port, text);
    expect([status, ms > patience - 50, ms < 5_000]).toEqual([408, true, true]);
  });
});
