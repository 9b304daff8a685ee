export type Said = Readonly<Record<string, unknown>>;
export type Answer = Readonly<{ status: number; json: Said }>;

export type Door = Readonly<{
  get: (path: string) => Promise<Answer>;
  post: (path: string, body: object, key?: string) => Promise<Answer>;
  put: (path: string, body: object) => Promise<Answer>;
}>;

const patienceMs = 20_000;

/** The public door, asked with one agency's token. Whatever it answers is an answer. */
export const doorWith = (url: string, token: string): Door => {
  const ask = async (method: string, path: string, body?: object, key?: string): Promise<Answer> => {
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
    return { status: response.status, json: text === '' ? {} : (JSON.parse(text) as Said) };
  };
  return {
    get: (path) => ask('GET', path),
    post: (path, body, key = crypto.randomUUID()) => ask('POST', path, body, key),
    put: (path, body) => ask('PUT', path, body, crypto.randomUUID()),
  };
};
