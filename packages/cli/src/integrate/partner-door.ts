import type { Access } from './access.ts';

export type Answer = Readonly<{ status: number; text: string }>;
type Asking = Readonly<{ method?: string; type?: string; body?: string; key?: string }>;

const patienceMs = 20_000;

export type AskAs = (path: string, asking?: Asking) => Promise<Answer>;

/** The public door with a partner's token. */
export const askAs =
  ({ exchange, token }: Pick<Access, 'exchange' | 'token'>): AskAs =>
  async (path, { method = 'GET', type = 'application/json', body, key } = {}) => {
    const response = await fetch(new URL(path, exchange.url), {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': type }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
      ...(body === undefined ? {} : { body }),
      signal: AbortSignal.timeout(patienceMs),
    });
    return { status: response.status, text: await response.text() };
  };
