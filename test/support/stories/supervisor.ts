import {
  codeNow,
  cookieOf,
  factorOn,
  fromOurPage,
  goodPassword,
} from '../../../services/gateway/src/testing/staff-of.ts';
import type { RunningExchange } from '../exchange.ts';
import type { Answer, Said } from './door.ts';

export type Supervisor = Readonly<{
  get: (path: string) => Promise<Answer>;
  post: (path: string, body: object) => Promise<Answer>;
}>;

/** Somebody whom the operator lets in for an agency, by the link, a password and a second factor; their session asks. */
export const supervisorOf = async (exchange: RunningExchange, slug: string): Promise<Supervisor> => {
  const link = new URL(await invited(exchange, slug), exchange.url);
  const factor = factorOn(await (await fetch(link)).text());
  const form = { password: goodPassword, again: goodPassword, code: codeNow(factor) };
  const body = new URLSearchParams(form);
  const done = await fetch(link, { method: 'POST', headers: fromOurPage, body, redirect: 'manual' });
  const cookie = cookieOf(done.headers);
  const ask = async (path: string, more: RequestInit = {}, headers: object = {}): Promise<Answer> => {
    const sent = { ...more, headers: { ...fromOurPage, cookie, ...headers } };
    const response = await fetch(new URL(path, exchange.url), sent);
    return { status: response.status, json: (await response.json()) as Said };
  };
  return {
    get: (path) => ask(path),
    post: (path, said) => {
      const json = { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() };
      return ask(path, { method: 'POST', body: JSON.stringify(said) }, json);
    },
  };
};

const invited = async ({ urls, operatorToken }: RunningExchange, slug: string): Promise<string> => {
  const code = 'sup-1';
  const response = await fetch(new URL(`/internal/partners/${slug}/staff/${code}`, urls.gateway), {
    method: 'PUT',
    headers: { authorization: `Bearer ${operatorToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ email: `${code}@${slug}.example`, roles: ['supervisor'] }),
  });
  return ((await response.json()) as { invitation: string }).invitation;
};
