import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { get, type PartnerOptions } from './http.ts';
import { actOn, type Event } from './rest-partner.ts';

/** Is told by webhooks, fetches what they name, and answers. Says its secret once it has one. */
export const webhookPartner = async (
  partner: PartnerOptions,
  onSecret: (secret: string) => void,
): Promise<void> => {
  const { signal, defect } = partner;
  const done = new Set<string>();
  let calls = 0;
  let secret = '';
  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    const headers = request.headers as Record<string, string>;
    if (!isGenuine(defect, secret, body, headers)) return void response.writeHead(401).end();
    const { type, data } = JSON.parse(body) as { type: string; data: { id: string } };
    if (type === 'Test' && defect === 'refuses-unknown') return void response.writeHead(422).end();
    response.writeHead(204).end();
    if (type === 'Test' || (done.has(data.id) && defect !== 'acts-twice')) return;
    done.add(data.id);
    calls += 1;
    const attempt = defect === 'acts-twice' ? `-${calls}` : '';
    const { status, text } = await get(partner, `/v1/events/${data.id}`);
    if (status === 200) await actOn(partner, JSON.parse(text) as Event, done, attempt).catch(() => undefined);
  };
  const server = createServer((request, response) => void take(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const made = await fetch(new URL('/v1/webhooks/main', partner.url), {
    method: 'PUT',
    headers: {
      authorization: `Bearer ${partner.token}`,
      'content-type': 'application/json',
      'idempotency-key': crypto.randomUUID(),
    },
    body: JSON.stringify({ url: `http://localhost:${port}/handoff` }),
  });
  secret = ((await made.json()) as { secret: string }).secret;
  onSecret(secret);
  await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  server.closeAllConnections();
  server.close();
};

const isGenuine = (
  defect: PartnerOptions['defect'],
  secret: string,
  body: string,
  headers: Record<string, string>,
): boolean => {
  // Who does not look at the signature may still look at the clock.
  if (defect === 'trusts-anyone')
    return Math.abs(Date.now() / 1_000 - Number(headers['webhook-timestamp'])) < 300;
  // Who looks at the signature alone takes what is an hour old.
  const signed = { ...headers };
  try {
    const webhook = new Webhook(secret);
    if (defect !== 'takes-old') webhook.verify(body, headers);
    const at = new Date(Number(headers['webhook-timestamp']) * 1_000);
    const signature = webhook.sign(String(signed['webhook-id']), at, body);
    return String(headers['webhook-signature']).split(' ').includes(signature);
  } catch {
    return false;
  }
};
