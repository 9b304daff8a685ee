import { createServer, type RequestListener, type Server, type ServerOptions } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { App } from './app.ts';

export type Listening = Readonly<{ port: number; close: () => Promise<void> }>;

/** PEM: a certificate with what it is signed by, and its private key. */
export type Tls = Readonly<{ cert: string | Buffer; key: string | Buffer }>;

/** How long a caller may take to say what it wants; `lookEachMs`: how often that is looked at. */
export type Patience = Readonly<{ headersMs: number; requestMs: number; lookEachMs: number }>;

type Options = Readonly<{
  port: number;
  host?: string;
  graceMs?: number;
  tls?: Tls | undefined;
  patience?: Patience;
}>;

// Left to itself the server looks every half minute, and ten seconds would be forty.
const usual: Patience = { headersMs: 10_000, requestMs: 30_000, lookEachMs: 2_000 };

const serverOf = (
  answer: RequestListener,
  tls: Tls | undefined,
  { headersMs, requestMs, lookEachMs }: Patience,
): Server => {
  const bounds: ServerOptions = {
    headersTimeout: headersMs,
    requestTimeout: requestMs,
    connectionsCheckingInterval: lookEachMs,
    keepAliveTimeout: 15_000,
    maxHeaderSize: 16 * 1024,
  };
  return tls
    ? createSecureServer({ ...bounds, ...tls, minVersion: 'TLSv1.2' }, answer)
    : createServer(bounds, answer);
};

/** Loopback unless told otherwise. `close` lets requests under way end, for at most `graceMs`. */
export const listen = async (
  app: App,
  { port, host = '127.0.0.1', graceMs = 10_000, tls, patience = usual }: Options,
): Promise<Listening> => {
  const server = serverOf(
    (request, response) => {
      // A connection kept alive would hold a closing server open until its idle time is over.
      response.once('close', () => setImmediate(() => leaveNoIdle(server)));
      app.listener(request, response);
    },
    tls,
    patience,
  );
  await bind(server, port, host);
  return { port: (server.address() as AddressInfo).port, close: () => close(server, graceMs) };
};

const bind = (server: Server, port: number, host: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(new CannotListen(error.code, `${host}:${port}`)),
    );
    server.listen(port, host, resolve);
  });

const leaveNoIdle = (server: Server): void => {
  if (!server.listening) server.closeIdleConnections();
};

const close = (server: Server, graceMs: number): Promise<void> =>
  new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), graceMs);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
  });

type Why = Readonly<{ code: string; reason: string; mend: string }>;

const why: Readonly<Record<string, Why>> = {
  EADDRINUSE: {
    code: 'port-in-use',
    reason: 'Another program listens there already.',
    mend: 'Stop that program (a second start of this one?), or set PORT to another port; 0 takes a free one.',
  },
  EACCES: {
    code: 'port-not-allowed',
    reason: 'This user may not listen there.',
    mend: 'Set PORT to a port above 1023.',
  },
};
const otherwise: Why = {
  code: 'cannot-listen',
  reason: 'The address is not one of this machine.',
  mend: 'Set HOST to 127.0.0.1 or to an address of this machine.',
};

export class CannotListen extends Error {
  override readonly name = 'CannotListen';
  readonly code: string;
  readonly place: string;
  readonly reason: string;
  readonly mend: string;

  constructor(errno: string | undefined, place: string) {
    const { code, reason, mend } = why[errno ?? ''] ?? otherwise;
    super(`${code}: ${place}`);
    this.code = code;
    this.place = place;
    this.reason = reason;
    this.mend = mend;
  }
}
