import { randomUUID } from 'node:crypto';
import { listen, type Rate, type StrangerLimit } from '@handoff/http';
import { openTokens } from '../oauth/open-tokens.ts';
import { cookiesOf } from '../staff/cookie.ts';
import type { SignInDoor } from '../staff/page-routes.ts';
import { pauseAgency } from '../partners/pause.ts';
import { publicApp } from '../public/app.ts';
import type { HostedGateway } from './hosted-gateway.ts';

type Request = Readonly<{
  token?: string;
  body?: unknown;
  /** A body as it is, with its type. */
  text?: string;
  type?: string;
  key?: string;
  headers?: Readonly<Record<string, string>>;
}>;

/** What is said anew in each test is another request. */
const withKey = (request: Request = {}): Request => ({ key: randomUUID(), ...request });

/** The public door on a port of its own, met over HTTP as partners do. */
export const publicDoor = async (
  { gateway, schemaIds, brokerAdmin }: HostedGateway,
  signIn: Partial<SignInDoor> = {},
  {
    limitTokens,
    ...limits
  }: Readonly<{ rate?: Rate; limitStrangers?: StrangerLimit; limitTokens?: StrangerLimit }> = {},
) => {
  const publicUrl = 'http://exchange.test';
  const tokens = await openTokens(gateway, { url: publicUrl, limit: limitTokens });
  const app = publicApp({
    gateway,
    schemaIds,
    health: {},
    webhooks: { loopback: true },
    tokens,
    signIn: { publicUrl, cookies: cookiesOf(publicUrl), ...signIn },
    pause: (slug) => pauseAgency(gateway, brokerAdmin.admin, slug),
    ...limits,
  });
  const { port, close } = await listen(app, { port: 0, graceMs: 100 });

  const ask = async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, request: Request = {}) => {
    const { token, body, text, type = 'application/json', key, headers } = request;
    const sent = text ?? (body === undefined ? undefined : JSON.stringify(body));
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(sent === undefined ? {} : { 'content-type': type }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
        ...headers,
      },
      ...(sent === undefined ? {} : { body: sent }),
    });
    const answered = await response.text();
    const isJson = (response.headers.get('content-type') ?? '').includes('json');
    return {
      status: response.status,
      headers: response.headers,
      text: answered,
      json: (isJson ? JSON.parse(answered) : undefined) as Record<string, unknown> & {
        [field: string]: never;
      },
    };
  };

  return {
    /** What it answers, for tests that ask everything. */
    routes: app.routes,
    /** For what a client of ours would not send. */
    port,
    get: (path: string, request?: Request) => ask('GET', path, request),
    post: (path: string, request?: Request) => ask('POST', path, request),
    put: (path: string, request?: Request) => ask('PUT', path, withKey(request)),
    delete: (path: string, request?: Request) => ask('DELETE', path, withKey(request)),
    close,
  };
};

export type PublicDoor = Awaited<ReturnType<typeof publicDoor>>;
