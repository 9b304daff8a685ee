import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPlace } from '../integrate/place-kept.ts';
import { listen } from './listen.ts';

const slug = 'elm-street-center';
let data: string;
let said: string[];
let feed: { position: number }[];
let exchange: Server;
let receiver: Server;
let got: { headers: Record<string, string>; body: string }[];
let answers: number[];

const listening = (server: Server): Promise<string> =>
  new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () =>
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    ),
  );
const eventAt = (position: number) => ({
  position,
  id: `event-${position}`,
  type: 'ReferralNotice',
  time: '2026-11-22T15:00:00.000Z',
  data: { referral: 'referral-1', status: 'offered', reference: 'H7K-4QD' },
});
const hear = (flags: Partial<Parameters<typeof listen>[1]> = {}) =>
  listen({ data, json: false, say: (line) => said.push(line) }, { as: slug, once: true, ...flags });

let to: string;

const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  got.push({ headers: request.headers as Record<string, string>, body });
  response.writeHead(answers.shift() ?? 204).end();
};

beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'handoff-listen-'));
  [said, feed, got, answers] = [[], [], [], []];
  exchange = createServer((request, response) => {
    const after = Number(new URL(request.url ?? '', 'http://x').searchParams.get('after'));
    response.end(JSON.stringify({ events: feed.filter(({ position }) => position > after), next: 0 }));
  });
  receiver = createServer((request, response) => void take(request, response));
  const url = await listening(exchange);
  to = await listening(receiver);
  const folder = join(data, 'secrets', 'partners');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${slug}.json`), JSON.stringify({ token: 't', exchange: { url, brokers: [] } }));
});
afterEach(() => {
  exchange.close();
  receiver.close();
  rmSync(data, { recursive: true });
});

describe('a listener', () => {
  it('forwards what the partner is told, signed, and thin', async () => {
    feed = [eventAt(0), eventAt(1)];
    expect(await hear({ to })).toBe(0);
    expect(got).toHaveLength(2);
    const { secret } = openPlace(data, slug);
    const thin = new Webhook(secret).verify(got[0]?.body ?? '', got[0]?.headers ?? {});
    expect(thin).toMatchObject({ type: 'ReferralNotice', data: { id: 'event-0', position: 0 } });
    expect(got[0]?.body).not.toContain('offered');
  });

  it('goes on where it was, and says what was missed', async () => {
    feed = [eventAt(0)];
    await hear({ to });
    feed.push(eventAt(1), eventAt(2), eventAt(3));
    said = [];
    await hear({ to });
    expect(got.map(({ headers }) => headers['webhook-id'])).toEqual([0, 1, 2, 3].map((at) => `event-${at}`));
    expect(said.join('\n')).toContain('Missed while nobody listened: 3 events (positions 1 to 3)');
  });

  it('sends again what was not taken, and goes no further before', async () => {
    feed = [eventAt(0), eventAt(1)];
    answers = [500];
    await hear({ to });
    expect(got.map(({ headers }) => headers['webhook-id'])).toEqual(['event-0', 'event-0', 'event-1']);
    expect(openPlace(data, slug).after()).toBe(1);
  });

  it('begins where it is told to', async () => {
    feed = [eventAt(0), eventAt(1), eventAt(2)];
    await hear({ to, from: '2' });
    await hear({ to, from: 'start' });
    expect(got).toHaveLength(4);
    await expect(hear({ from: 'yesterday' })).rejects.toThrow('bad-position');
  });

  it('only shows, where nothing is to be forwarded', async () => {
    feed = [eventAt(7)];
    await hear();
    expect(said.join('\n')).toMatch(/7 {2}ReferralNotice {2}offered H7K-4QD/);
  });

  it('needs the credentials of the partner', () =>
    expect(hear({ as: 'oak-street-center' })).rejects.toThrow('no-credentials'));
});
