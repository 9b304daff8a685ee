import { createHmac, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { eventually } from '@handoff/testkit';
import type { Door } from './door.ts';

/** A message as it reached a webhook. `authentic`: signed by the exchange, with the secret of this webhook. */
export type Received = Readonly<{ id: string; body: string; authentic: boolean }>;

export type Receiver = Readonly<{ received: () => readonly Received[]; close: () => Promise<void> }>;

/** A partner's own receiver, which knows of Standard Webhooks what our pages for partners say, and nothing else. */
export const openReceiver = async (door: Door): Promise<Receiver> => {
  const received: Received[] = [];
  let secret = '';
  const take = async ({ headers }: IncomingMessage, bytes: Promise<Buffer>): Promise<void> => {
    const body = (await bytes).toString();
    received.push({ id: String(headers['webhook-id']), body, authentic: isAuthentic(headers, body, secret) });
  };
  const server = createServer((request, response) => {
    // Who hangs up in the middle is no matter of ours.
    take(request, buffer(request)).then(
      () => response.writeHead(204).end(),
      () => response.destroy(),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  secret = await eventually(() => made(door, url), { within: 30_000, every: 200 });
  return {
    received: () => received,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};

const made = async (door: Door, url: string): Promise<string> => {
  const { body } = await door({
    method: 'PUT',
    path: '/v1/webhooks/main',
    key: crypto.randomUUID(),
    json: { url },
  });
  const { secret } = body as { secret?: string };
  if (secret === undefined) throw new Error('the secret was not shown');
  return secret;
};

const isAuthentic = (headers: IncomingHttpHeaders, body: string, secret: string): boolean => {
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
  const own = createHmac('sha256', key).update(signed).digest();
  return String(headers['webhook-signature'])
    .split(' ')
    .map((signature) => Buffer.from(signature.replace('v1,', ''), 'base64'))
    .some((signature) => signature.length === own.length && timingSafeEqual(signature, own));
};
