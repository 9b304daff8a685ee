import {
  type PeerAnswer,
  problemOf,
  RefusedByPeer,
  type Route,
  type ServiceClient,
  Unavailable,
} from '@handoff/http';

export type Sent = Readonly<{
  params?: Readonly<Record<string, unknown>>;
  query?: Readonly<Record<string, unknown>>;
  headers?: Readonly<Record<string, string>>;
  body?: unknown;
}>;

export type CallRoute = (from: string, method: string, path: string, sent?: Sent) => Promise<unknown>;

/** Calls a route as its app would: who may, what is well formed, what comes back; errors come as they are thrown. */
export const callRoute =
  (routes: readonly Route[]): CallRoute =>
  async (from, method, path, { params = {}, query = {}, headers = {}, body } = {}) => {
    const route = routes.find((each) => each.path === path && each.method === method);
    const caller = { kind: 'service', name: from };
    if (!route) throw new Error(`no route ${method} ${path}`);
    if (typeof route.auth === 'function' && !(await route.auth(caller)))
      throw new Error(`${from} may not ${method} ${path}`);
    return route.handle({
      params: route.params.parse(asStrings(params)),
      query: route.query.parse(asStrings(query)),
      body: route.body?.schema.parse(body),
      // Made for those who ask for them: few do, and simulations call by the thousand.
      get bytes() {
        return Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body ?? ''));
      },
      caller,
      requestId: 'request-1',
      header: (name) => headers[name],
      get signal() {
        return new AbortController().signal;
      },
    });
  };

const asStrings = (values: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, typeof value === 'string' ? value : JSON.stringify(value)]],
    ),
  );

/** The client another service would hold: refusals and outages come back as over the wire. */
export const inMemoryClient = (call: CallRoute, service: string, from: string): ServiceClient => {
  const ask = async (method: string, path: string, sent: Sent): Promise<PeerAnswer> => {
    try {
      const body = await call(from, method, path, sent);
      return {
        status: 200,
        body: body === undefined ? undefined : JSON.parse(JSON.stringify(body)),
        header: () => undefined,
      };
    } catch (error) {
      throw asPeerFault(service, error);
    }
  };
  const sentOf = (options: object | undefined): Sent => options ?? {};
  return {
    call: ({ method, path, ...rest }) => ask(method, path, sentOf(rest)),
    get: (path, options) => ask('GET', path, sentOf(options)),
    post: (path, body, options) => ask('POST', path, { ...sentOf(options), body }),
  };
};

const asPeerFault = (service: string, error: unknown): Error => {
  const { status, code, reason, mend, place } = problemOf(error, 'request-1').document;
  if (status >= 500) return new Unavailable(service, reason);
  return new RefusedByPeer({ status, code, reason, mend, place });
};
