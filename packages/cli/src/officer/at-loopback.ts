import { randomBytes, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CliFault } from '../fault.ts';

export type AtLoopback = Readonly<{
  port: number;
  state: string;
  /** The code with which the browser came back; undefined: nobody came in time. */
  code: Promise<string | undefined>;
  close: () => void;
}>;

const said = 'You can close this page and go back to the command line.\n';
const notOurs = 'Nothing is waited for here.\n';

/** Waits at this machine's own address alone for a browser on it to come back (RFC 8252, 7.3). */
export const waitAtLoopback = async (port: number, waitMs: number): Promise<AtLoopback> => {
  const state = randomBytes(32).toString('base64url');
  const { promise: code, resolve } = Promise.withResolvers<string | undefined>();
  const server = createServer((request, response) => {
    const found = codeIn(request, state);
    answer(response, found === undefined ? [404, notOurs] : [200, said]);
    if (found !== undefined) resolve(found);
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening').catch(() => Promise.reject(notFree(port)));
  const over = setTimeout(resolve, waitMs, undefined);
  return {
    port: (server.address() as AddressInfo).port,
    state,
    code,
    close: () => {
      clearTimeout(over);
      server.close();
      // Browsers open connections ahead, on which nothing is ever asked.
      server.closeAllConnections();
    },
  };
};

/** Whoever does not know what was asked for is a page that guesses, and is not waited for. */
const codeIn = ({ method, url = '', headers }: IncomingMessage, state: string): string | undefined => {
  const at = URL.parse(url, `http://${headers.host ?? ''}`);
  if (method !== 'GET' || at?.hostname !== '127.0.0.1' || at.pathname !== '/back') return undefined;
  const shown = Buffer.from(at.searchParams.get('state') ?? '');
  const asked = Buffer.from(state);
  if (shown.length !== asked.length || !timingSafeEqual(shown, asked)) return undefined;
  return at.searchParams.get('code') ?? undefined;
};

const answer = (response: ServerResponse, [status, text]: readonly [number, string]): void => {
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    connection: 'close',
  });
  response.end(text);
};

const notFree = (port: number): CliFault =>
  new CliFault('port-in-use', {
    place: String(port),
    reason: 'Another program listens there, or this user may not.',
    mend: 'Say another --port, or none.',
  });
