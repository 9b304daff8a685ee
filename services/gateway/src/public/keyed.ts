import { createHash } from 'node:crypto';
import type { Input, Route } from '@handoff/http';
import type { Gateway } from '../gateway.ts';
import { idempotencyKey, reused } from './once.ts';

/** Questions whose words do not fit into an address. */
const askedByPost: ReadonlySet<string> = new Set(['/v1/screenings', '/v1/registry/subjects/:subject']);

/** Whether it changes something: all but questions, and uploads, which are their own key. */
export const takesKey = ({ method, path, body }: Pick<Route, 'method' | 'path' | 'body'>): boolean =>
  method !== 'GET' && !askedByPost.has(path) && body?.types.includes('text/csv') !== true;

/** Said by PUT and DELETE, it stands however often it is said; the key still means one request, and no other. */
const saysHowItStands = ({ method }: Pick<Route, 'method'>): boolean =>
  method === 'PUT' || method === 'DELETE';

/**
 * Nothing is changed without a key of the caller's own, whatever the route does with it. What goes to the owner of a stream
 * is kept under it and answered as before: once.ts.
 */
export const keyed = (gateway: Pick<Gateway, 'register'>, route: Route): Route =>
  takesKey(route)
    ? {
        ...route,
        handle: async (input) => {
          const key = idempotencyKey(input.header);
          if (saysHowItStands(route)) await onlyForThis(gateway, route, input, key);
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
  const body = createHash('sha256')
    .update(`${method} ${path} ${JSON.stringify(params)}\n`)
    .update(bytes)
    .digest('base64url');
  const kept = await register.requests.keepFirst(caller.name, key, { body, command: '', subject: '' });
  if (kept.body !== body) throw reused();
};
