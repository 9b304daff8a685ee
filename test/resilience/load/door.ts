export type Request = Readonly<{
  method: 'GET' | 'POST' | 'PUT';
  path: string;
  query?: Readonly<Record<string, string | number>>;
  key?: string;
  json?: object;
  csv?: string;
}>;

export type Response = Readonly<{ status: number; code?: string; body: unknown }>;

/** One partner's way through the public door. Throws `Unknown` when nobody knows what became of the request. */
export type Door = (request: Request) => Promise<Response>;

/** It may have happened, or happen yet. */
export class Unknown extends Error {
  override readonly name = 'Unknown';
}

const patienceMs = 10_000;

export const doorOf =
  (url: string, token: string): Door =>
  async ({ method, path, query = {}, key, json, csv }) => {
    const address = new URL(path, url);
    for (const [name, value] of Object.entries(query)) address.searchParams.set(name, String(value));
    const body = csv ?? (json && JSON.stringify(json));
    const headers = {
      authorization: `Bearer ${token}`,
      ...(key === undefined ? {} : { 'idempotency-key': key }),
      ...(body === undefined ? {} : { 'content-type': csv === undefined ? 'application/json' : 'text/csv' }),
    };
    const signal = AbortSignal.timeout(patienceMs);
    const { status, said } = await answered(address, { method, headers, signal, ...(body && { body }) });
    const code = codeOf(said);
    if (status >= 500) throw new Unknown(`${status} ${code ?? ''}`);
    return { status, body: said, ...(code === undefined ? {} : { code }) };
  };

const answered = async (address: URL, init: RequestInit): Promise<{ status: number; said: unknown }> => {
  try {
    const response = await fetch(address, init);
    return { status: response.status, said: await response.json() };
  } catch (error) {
    throw new Unknown(error instanceof Error ? error.name : 'lost');
  }
};

const codeOf = (said: unknown): string | undefined =>
  typeof said === 'object' && said !== null && 'code' in said ? String(said.code) : undefined;
