import type { Input, Route } from '@handoff/http';
import type { Gateway } from '../gateway.ts';
import { idempotencyKey, reused } from './once.ts';
import { requestHash } from './request-hash.ts';

/** Questions whose words do not fit into an address. */
const askedByPost: ReadonlySet<string> = new Set(['/v1/screenings', '/v1/registry/subjects/:subject']);

/** Whether it changes something: all but questions, and uploads, which are their own key. */
export const takesKey = ({ method, path, body }: Pick<Route, 'method' | 'path' | 'body'>): boolean =>
  method !== 'GET' && !askedByPost.has(path) && body?.types.includes('text/csv') !== true;

/** What no stream's owner carries out. Nothing stands in the way of a pause: not even a key that was used. */
const donePlainly: ReadonlySet<string> = new Set([
  '/v1/receipts',
  '/v1/webhooks/:name/secret',
  '/v1/webhooks/:name/test',
  '/v1/webhooks/:name/replay',
  '/v1/webhooks/:name/deliveries/:id/replay',
]);

/** What goes to the owner of a stream is held to its key there: once.ts. */
const isHeldHere = ({ method, path }: Pick<Route, 'method' | 'path'>): boolean =>
  method === 'PUT' || method === 'DELETE' || donePlainly.has(path);

/**
 * Nothing is changed without a key of the caller's own, and it stands for one request. What goes to the owner of a stream
 * is kept under it and answered as before: once.ts. What is changed here keeps for which requests it was: done-for.ts.
 */
export const keyed = (gateway: Pick<Gateway, 'register'>, route: Route): Route =>
  takesKey(route)
    ? {
        ...route,
        handle: async (input) => {
          const key = idempotencyKey(input.header);
          if (isHeldHere(route)) await onlyForThis(gateway, route, input, key);
          return route.handle(input);
        },
      }
    : route;

const onlyForThis = async (
  { register }: Pick<Gateway, 'register'>,
  { method, path }: Route,
  { caller, params, bytes }: Input<unknown, unknown, unknown>,
  key: string,
): Promise<void> => {
  const body = requestHash(`${method} ${path} ${JSON.stringify(params)}`, bytes);
  const kept = await register.requests.keepFirst(caller.name, key, { body, command: '', subject: '' });
  if (kept.body !== body) throw reused();
};
