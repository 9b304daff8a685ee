import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { Webhook } from 'standardwebhooks';

/** Wakes whoever waits for news. */
export type Bell = Readonly<{
  /** Until it rings, or until so long has passed; the signal ends it with its reason. */
  untilRung: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}>;

export type RingingBell = Bell & Readonly<{ ring: () => void }>;

export const openBell = (): RingingBell => {
  // Rung while nobody waited, it is heard by the next who does: no news is slept through.
  let rung = new AbortController();
  return {
    ring: () => rung.abort(),
    untilRung: async (milliseconds, signal) => {
      const either = AbortSignal.any([rung.signal, signal]);
      await wait(milliseconds, undefined, { signal: either }).catch(() => undefined);
      signal.throwIfAborted();
      if (rung.signal.aborted) rung = new AbortController();
    },
  };
};

export type Receiver = Readonly<{ url: string; close: () => void }>;
type Heard = (verified: boolean, what: string) => void;

const limit = 64 * 1024;

/**
 * Receives thin webhooks on the loopback address: the signature is checked over the bytes as they came (Standard
 * Webhooks), the answer goes out at once, and what it was about is then fetched from the feed.
 */
export const receiveWebhooks = async (secret: () => string, heard: Heard): Promise<Receiver> => {
  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const verdict = verified(secret(), request, await bytesOf(request));
    response.writeHead(verdict.ok ? 204 : 401).end();
    heard(verdict.ok, verdict.what);
  };
  const server = createServer((request, response) => void take(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://localhost:${port}/handoff`, close: () => server.close() };
};

const bytesOf = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > limit) break;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

const verified = (secret: string, { headers }: IncomingMessage, body: Buffer) => {
  try {
    new Webhook(secret).verify(body.toString('utf8'), headers as Record<string, string>);
    return { ok: true, what: String(headers['webhook-id']) };
  } catch (error) {
    return { ok: false, what: error instanceof Error ? error.message : 'not verified' };
  }
};
