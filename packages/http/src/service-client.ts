import { traceparent, withSpan } from '@handoff/runtime';
import { Unavailable } from './peer-fault.ts';
import { understand } from './understand.ts';

type Values = Readonly<Record<string, string | number | undefined>>;

export type CallOptions = Readonly<{
  /** Fill the `:name` parts of the path, encoded: an id never becomes a path of its own. */
  params?: Values;
  query?: Values;
  headers?: Readonly<Record<string, string>>;
  timeoutMs?: number;
  signal?: AbortSignal;
}>;
type Content = Readonly<{
  body?: unknown /** Media type of a body of bytes; all else is JSON. */;
  type?: string;
}>;
type Call = CallOptions & Content & Readonly<{ method: string; path: string }>;

export type PeerAnswer = Readonly<{
  status: number;
  body: unknown;
  header: (name: string) => string | undefined;
}>;

export type ServiceClient = Readonly<{
  call: (call: Call) => Promise<PeerAnswer>;
  get: (path: string, options?: CallOptions) => Promise<PeerAnswer>;
  post: (path: string, body: unknown, options?: CallOptions & Pick<Content, 'type'>) => Promise<PeerAnswer>;
}>;

type Options = Readonly<{
  /** Names the peer in errors. */
  name: string;
  baseUrl: string;
  token: string;
  timeoutMs?: number;
  /** Added to each call. */
  headers?: () => Readonly<Record<string, string>>;
}>;

/**
 * Another service, by its internal door. A refusal comes back as RefusedByPeer, an outage (5xx, 408, 429, a timeout,
 * no connection) as Unavailable; anything else is the answer.
 */
export const serviceClient = ({
  name,
  baseUrl,
  token,
  timeoutMs = 5_000,
  headers = () => ({}),
}: Options): ServiceClient => {
  const send = async (request: Call): Promise<PeerAnswer> => {
    const signal = AbortSignal.any(
      [AbortSignal.timeout(request.timeoutMs ?? timeoutMs), request.signal].filter(isSet),
    );
    const url = urlOf(baseUrl, request);
    const response = await attempt(name, request.signal, async () => {
      const answer = await fetch(url, {
        method: request.method,
        headers: {
          ...headers(),
          ...request.headers,
          ...traceHeader(),
          ...contentType(request),
          authorization: `Bearer ${token}`,
        },
        body: bodyOf(request),
        redirect: 'manual',
        signal,
      });
      return { answer, bytes: Buffer.from(await answer.arrayBuffer()) };
    });
    return understand(name, response.answer, response.bytes);
  };

  // By the template of the path: what fills it may be an id.
  const call = (request: Call): Promise<PeerAnswer> => {
    const { method, path } = request;
    const attributes = { 'peer.service': name, 'http.request.method': method, 'http.route': path };
    return withSpan(`${method} ${path}`, attributes, () => send(request), 'client');
  };

  return {
    call,
    get: (path, options) => call({ ...options, method: 'GET', path }),
    post: (path, body, options) => call({ ...options, method: 'POST', path, body }),
  };
};

const attempt = async <T>(
  name: string,
  callers: AbortSignal | undefined,
  work: () => Promise<T>,
): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    callers?.throwIfAborted();
    if (error instanceof Error && error.name === 'TimeoutError')
      throw new Unavailable(name, 'It did not answer in time.');
    throw new Unavailable(name, 'It cannot be reached.');
  }
};

const urlOf = (baseUrl: string, { path, params = {}, query = {} }: Call): URL => {
  const filled = path.replaceAll(/:([A-Za-z]+)/g, (_, key: string) => {
    const value = params[key];
    if (value === undefined || value === '' || value === '.' || value === '..')
      throw new RangeError(`${path} needs '${key}'.`);
    return encodeURIComponent(value);
  });
  const url = new URL(filled, baseUrl);
  for (const [key, value] of Object.entries(query))
    if (value !== undefined) url.searchParams.set(key, String(value));
  return url;
};

const traceHeader = (): Record<string, string> => {
  const header = traceparent();
  return header === undefined ? {} : { traceparent: header };
};

const contentType = ({ body, type }: Content): Record<string, string> =>
  body === undefined ? {} : { 'content-type': type ?? 'application/json' };

const bodyOf = ({ body, type }: Content) =>
  type === undefined ? JSON.stringify(body) : (body as Uint8Array | string);

const isSet = <T>(value: T | undefined): value is T => value !== undefined;
