import type { RequestHandler } from 'express';
import { answerOf } from './answer.ts';
import { anyone, type Authenticate, type Caller, type Credentials } from './caller.ts';
import { notAllowed, unauthenticated } from './fault.ts';
import { readBody } from './read-body.ts';
import { readInput } from './read-input.ts';
import type { RateLimit } from './rate-limit.ts';
import { requestIdOf } from './request-id.ts';
import type { Route } from './route.ts';
import { send } from './send.ts';

/** The life of a request, in order: who, may they, what, do it, answer. */
export const serve =
  (route: Route, authenticate: Authenticate, limit: RateLimit = () => {}): RequestHandler =>
  async (request, response) => {
    response.locals.route = route.path;
    const header = (name: string) => request.get(name);
    const caller = await admit(route, authenticate, { method: request.method, path: request.path, header });
    response.locals.caller = caller.name;
    if (caller !== anyone) limit(caller);
    const bytes = route.body ? await readBody(request, response, route.body) : Buffer.alloc(0);
    const parts = await readInput(route, request, bytes);
    const hangUp = new AbortController();
    response.once('close', () => hangUp.abort());
    const { signal } = hangUp;
    const requestId = requestIdOf(response);
    await send(
      response,
      route,
      answerOf(await route.handle({ ...parts, bytes, caller, requestId, header, signal })),
    );
  };

const admit = async (
  { auth }: Route,
  authenticate: Authenticate,
  credentials: Credentials,
): Promise<Caller> => {
  if (auth === 'public') return anyone;
  const caller = await authenticate(credentials);
  if (!caller) throw unauthenticated();
  if (auth !== 'known' && !(await auth(caller))) throw notAllowed();
  return caller;
};
