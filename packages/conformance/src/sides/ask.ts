export type Asking = Readonly<{ method?: string; body?: object; key?: string }>;
export type Answer = Readonly<{ status: number; json: Readonly<Record<string, unknown>> }>;
export type Ask = (path: string, asking?: Asking) => Promise<Answer>;

const patienceMs = 20_000;

/** The exchange's public door, asked with a partner's token. */
export const askWith =
  (url: string, token: string): Ask =>
  async (path, { method = 'GET', body, key } = {}) => {
    const response = await fetch(new URL(path, url), {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(patienceMs),
    });
    const text = await response.text();
    return { status: response.status, json: text === '' ? {} : (JSON.parse(text) as Answer['json']) };
  };
