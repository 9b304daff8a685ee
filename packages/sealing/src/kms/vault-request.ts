import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { setTimeout as wait } from 'node:timers/promises';
import { KmsAway } from './kms-away.ts';

export type VaultOptions = Readonly<{
  /** Where the transit engine is mounted, e.g. https://vault.example.org:8200/v1/transit */
  url: string;
  /** Read at each request: whoever renews the token writes it to its file. */
  token: () => string;
  /** Of whom the server's certificate must be, as PEM; default: whom Node trusts. */
  ca?: string;
  namespace?: string;
  /** For one try, and for all of them: whoever asked waits for that answer, and waits five seconds at most for theirs. */
  timeoutMs?: number;
  withinMs?: number;
  /** How long to wait before trying again what was not answered; as many tries as there are waits, and one. */
  waitsMs?: readonly number[];
}>;

export type VaultAnswer = Readonly<{ status: number; body: object; errors: readonly string[] }>;
export type VaultRequest = (method: 'GET' | 'POST', path: string, body?: object) => Promise<VaultAnswer>;

/** Answers what Vault says of a request, or throws KmsAway. All that is asked may be asked twice. */
export const vaultRequest = (options: VaultOptions): VaultRequest => {
  const { waitsMs = [100, 400], timeoutMs = 2_000, withinMs = 4_000 } = options;
  return async (method, path, body) => {
    const over = AbortSignal.timeout(withinMs);
    for (const pause of [...waitsMs, undefined]) {
      const signal = AbortSignal.any([over, AbortSignal.timeout(timeoutMs)]);
      const answer = await once(options, { method, path, body, signal }).catch(() => undefined);
      if (answer && !isAway(answer.status)) return answer;
      if (pause === undefined || over.aborted) throw new KmsAway(answer?.status);
      await wait(pause);
    }
    throw new KmsAway();
  };
};

/** Sealed, standby, too much asked of it, or a token that is just being renewed (403): all pass. */
const isAway = (status: number): boolean => status === 403 || status === 429 || status >= 472;

const mostBytes = 1024 * 1024;

type Try = Readonly<{ method: string; path: string; body: object | undefined; signal: AbortSignal }>;

const once = (
  { url, token, ca, namespace }: VaultOptions,
  { method, path, body, signal }: Try,
): Promise<VaultAnswer> =>
  new Promise((resolve, reject) => {
    const to = new URL(`${url.replace(/\/$/, '')}/${path}`);
    const options = {
      method,
      headers: {
        'x-vault-token': token(),
        'x-vault-request': 'true',
        ...(namespace === undefined ? {} : { 'x-vault-namespace': namespace }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      signal,
    };
    const request =
      to.protocol === 'https:'
        ? requestHttps(to, { ...options, minVersion: 'TLSv1.2', ...(ca === undefined ? {} : { ca }) })
        : requestHttp(to, options);
    request.on('error', reject);
    request.on('response', (response) => {
      const chunks: Buffer[] = [];
      let length = 0;
      response.on('error', reject);
      response.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        length += chunk.length;
        if (length > mostBytes) request.destroy(new Error('too long an answer'));
      });
      response.on('end', () => resolve(answerOf(response.statusCode ?? 0, Buffer.concat(chunks))));
    });
    request.end(body === undefined ? undefined : JSON.stringify(body));
  });

const answerOf = (status: number, bytes: Buffer): VaultAnswer => {
  const body = parsed(bytes.toString());
  const errors: unknown[] = 'errors' in body && Array.isArray(body.errors) ? body.errors : [];
  return { status, body, errors: errors.filter((error) => typeof error === 'string') };
};

const parsed = (text: string): object => {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null ? body : {};
  } catch {
    return {};
  }
};
