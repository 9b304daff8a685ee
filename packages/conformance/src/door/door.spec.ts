import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type KitDoor, openDoor } from './door.ts';

let exchange: Server;
let door: KitDoor;
let asked: { url: string; authorization: string | undefined; body: string }[];
const page = {
  events: [{ id: 'e1', type: 'ReferralNotice', position: 4, data: { status: 'offered' } }],
  next: 4,
};

const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  asked.push({ url: request.url ?? '', authorization: request.headers.authorization, body });
  response.writeHead(request.method === 'GET' ? 200 : 202, { 'content-type': 'application/json' });
  response.end(JSON.stringify(request.method === 'GET' ? page : { taken: true }));
};

beforeEach(async () => {
  asked = [];
  exchange = createServer((request, response) => void take(request, response));
  await new Promise<void>((resolve) => exchange.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(exchange.address() as AddressInfo).port}`;
  door = await openDoor({ exchange: url, now: () => 7 });
});
afterEach(async () => {
  await door.close();
  exchange.close();
});

const answer = (key: string) =>
  fetch(`${door.url}/v1/referrals/referral-1/responses`, {
    method: 'POST',
    headers: { authorization: 'Bearer t', 'idempotency-key': key },
    body: '{"status":"accepted"}',
  });

it('passes on what a system says, and notes it', async () => {
  expect((await answer('k1')).status).toBe(202);
  expect(asked).toEqual([
    { url: '/v1/referrals/referral-1/responses', authorization: 'Bearer t', body: '{"status":"accepted"}' },
  ]);
  expect(door.seen).toMatchObject([{ at: 7, method: 'POST', key: 'k1', status: 202, lost: false }]);
});

it('loses one answer when asked to: the word was taken all the same', async () => {
  door.loseNextAnswer(() => true);
  const lost = await answer('k1');
  expect([lost.status, lost.headers.get('retry-after')]).toEqual([503, '2']);
  expect(asked).toHaveLength(1);
  expect((await answer('k1')).status).toBe(202);
  expect(door.seen.map((each) => each.lost)).toEqual([true, false]);
});

it('invents a field and an event when asked to, and leaves the real ones', async () => {
  door.inventThings(true);
  const { events } = (await (await fetch(`${door.url}/v1/events?after=3`)).json()) as typeof page;
  expect(events.map(({ type }) => type)).toEqual(['KitInvention', 'ReferralNotice']);
  expect(events[1]).toMatchObject({ ...page.events[0], inventedByTheKit: expect.any(String) });
  door.inventThings(false);
  expect(await (await fetch(`${door.url}/v1/events?after=3`)).json()).toEqual(page);
});
