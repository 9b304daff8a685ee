import { onTestFinished } from 'vitest';
import {
  type Answered,
  type Caller,
  createApp,
  type HealthChecks,
  listen,
  type Rate,
  type Refused,
  type Route,
  type StrangerLimit,
} from '../src/index.ts';

const callers: Readonly<Record<string, Caller>> = {
  'token-of-north': { kind: 'partner', name: 'north' },
  'token-of-south': { kind: 'partner', name: 'south' },
};

/** The routes behind a real loopback port; what was observed and what went wrong inside is kept for the test. */
export const serving = async (
  routes: readonly Route[],
  health: HealthChecks = {},
  {
    continuesTraces = false,
    rate,
    limitStrangers,
  }: { continuesTraces?: boolean; rate?: Rate; limitStrangers?: StrangerLimit } = {},
) => {
  const faults: unknown[] = [];
  const answered: Answered[] = [];
  const refused: Refused[] = [];
  const app = createApp({
    name: 'test',
    routes,
    authenticate: ({ header }) => callers[(header('authorization') ?? '').replace('Bearer ', '')],
    health,
    continuesTraces,
    ...(rate === undefined ? {} : { rate }),
    ...(limitStrangers === undefined ? {} : { limitStrangers }),
    onFault: (error) => faults.push(error),
    onRefused: async (each) => void refused.push(each),
    onAnswer: (each) => answered.push(each),
  });
  const { port, close } = await listen(app, { port: 0, graceMs: 100 });
  onTestFinished(close);
  const url = `http://127.0.0.1:${port}`;

  const call = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(url + path, {
      ...init,
      headers: { authorization: 'Bearer token-of-north', ...(init.headers as Record<string, string>) },
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json');
    return {
      status: response.status,
      headers: response.headers,
      text,
      json: (isJson ? JSON.parse(text) : {}) as unknown,
    };
  };

  const post = (path: string, body: unknown) =>
    call(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  return { url, port, call, post, faults, answered, refused };
};
