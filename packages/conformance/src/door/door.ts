import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isWord, type Seen } from './seen.ts';
import { withUnknowns } from './unknowns.ts';

export type KitDoor = Readonly<{
  /** Where the partner's system is to go instead of the exchange, while the kit runs. */
  url: string;
  seen: readonly Seen[];
  /** The next word is passed on, but its answer is lost: the sender sees 503. Undoes itself. */
  loseNextAnswer: (fits: (request: Pick<Seen, 'path' | 'body'>) => boolean) => void;
  /** From now on, or no longer, events carry fields and types that nobody knows. */
  inventThings: (on: boolean) => void;
  close: () => Promise<void>;
}>;

type Options = Readonly<{ exchange: string; port?: number; now: () => number }>;

export const retryAfterSeconds = 2;
const passedOn = ['authorization', 'content-type', 'idempotency-key', 'accept'] as const;
const passedBack = ['content-type', 'location', 'retry-after', 'content-disposition'] as const;

/** Stands between the partner's system and the exchange, notes what passes, and now and then misbehaves as a network does. */
export const openDoor = async ({ exchange, port = 0, now }: Options): Promise<KitDoor> => {
  const seen: Seen[] = [];
  let losing: ((request: Pick<Seen, 'path' | 'body'>) => boolean) | undefined;
  let inventing = false;

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const at = now();
    const { method = 'GET' } = request;
    const url = new URL(request.url ?? '/', exchange);
    const body = await textOf(request);
    const asked = {
      at,
      method,
      path: url.pathname,
      query: url.searchParams,
      key: headerOf(request, 'idempotency-key'),
      body,
    };
    const answer = await fetch(url, {
      method,
      headers: Object.fromEntries(passedOn.flatMap((name) => pair(name, headerOf(request, name)))),
      ...(method === 'GET' ? {} : { body }),
    });
    const text = await answer.text();
    const lost = isWord(asked) && losing?.(asked) === true;
    if (lost) losing = undefined;
    seen.push({ ...asked, status: answer.status, answer: text, lost });
    if (lost) return void response.writeHead(503, { 'retry-after': String(retryAfterSeconds) }).end();
    response.writeHead(
      answer.status,
      Object.fromEntries(passedBack.flatMap((name) => pair(name, answer.headers.get(name) ?? undefined))),
    );
    const changed = inventing && answer.ok && asked.path.startsWith('/v1/events');
    response.end(changed ? withUnknowns(text) : text);
  };

  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.writeHead(502).end());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    loseNextAnswer: (fits) => {
      losing = fits;
    },
    inventThings: (on) => {
      inventing = on;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

const headerOf = ({ headers }: IncomingMessage, name: string): string | undefined => {
  const value = headers[name];
  return typeof value === 'string' ? value : undefined;
};

const pair = (name: string, value: string | undefined): [string, string][] =>
  value === undefined ? [] : [[name, value]];

const textOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
};
