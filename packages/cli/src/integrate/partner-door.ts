import type { Access } from './access.ts';

export type Answer = Readonly<{ status: number; text: string }>;
type Asking = Readonly<{ method?: string; type?: string; body?: string; key?: string }>;

const patienceMs = 20_000;

/** The public door with a partner's token. */
export const askAs =
  ({ exchange, token }: Pick<Access, 'exchange' | 'token'>) =>
  async (
    path: string,
    { method = 'GET', type = 'application/json', body, key }: Asking = {},
  ): Promise<Answer> => {
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
