import type { RequestHandler } from 'express';
import { answerOf } from './answer.ts';
import { anyone, type Auth, type Authenticate, type Caller, type Credentials } from './caller.ts';
import { notAllowed, unauthenticated } from './fault.ts';
import { readBody } from './read-body.ts';
import { readInput } from './read-input.ts';
import type { RateLimit, StrangerLimit } from './rate-limit.ts';
import { type OnRefused, tellingRefusals } from './refused.ts';
import { requestIdOf } from './request-id.ts';
import type { Route } from './route.ts';
import { send } from './send.ts';

export type Around = Readonly<{
  limit?: RateLimit | undefined;
  limitStrangers?: StrangerLimit | undefined;
  onRefused?: OnRefused | undefined;
}>;

/** The life of a request, in order: who, how often, may they, what, do it, answer. */
export const serve =
  (
    route: Route,
    authenticate: Authenticate,
    { limit = () => {}, limitStrangers = () => {}, onRefused = async () => {} }: Around = {},
  ): RequestHandler =>
  async (request, response) => {
    response.locals.route = route.path;
    const header = (name: string) => request.get(name);
    const credentials = { method: request.method, path: request.path, header };
    const telling = tellingRefusals(onRefused, route, credentials);
    const stranger = (): void => limitStrangers(request.socket.remoteAddress);
    const caller = await telling(anyone, () => whoAsks(route, authenticate, credentials, stranger));
    response.locals.caller = caller.name;
    await telling(caller, async () => {
      if (caller !== anyone) limit(caller);
      if (route.auth !== 'public') await mustBeAllowed(route.auth, caller);
      const bytes = route.body ? await readBody(request, response, route.body) : Buffer.alloc(0);
      const parts = await readInput(route, request, bytes);
      const hangUp = new AbortController();
      response.once('close', () => hangUp.abort());
      const { signal } = hangUp;
      const requestId = requestIdOf(response);
      const asked = { ...parts, bytes, caller, requestId, header, signal };
      await send(response, route, answerOf(await route.handle(asked)));
    });
  };

const whoAsks = async (
  { auth, untraced }: Route,
  authenticate: Authenticate,
  credentials: Credentials,
  stranger: () => void,
): Promise<Caller> => {
  // Machines ask over and over whether we live, and a flood from where they are must not say no.
  if (auth === 'public' && !untraced) stranger();
  if (auth === 'public') return anyone;
  const caller = await authenticate(credentials);
  if (caller) return caller;
  stranger();
  throw unauthenticated();
};

const mustBeAllowed = async (auth: Exclude<Auth, 'public'>, caller: Caller): Promise<void> => {
  if (auth !== 'known' && !(await auth(caller))) throw notAllowed();
};
