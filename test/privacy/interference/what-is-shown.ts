import { inMemoryIds } from '@handoff/codec';
import type { Route } from '@handoff/http';
import type { Gateway } from '../../../services/gateway/src/gateway.ts';
import { openTokens } from '../../../services/gateway/src/oauth/open-tokens.ts';
import { publicApp } from '../../../services/gateway/src/public/app.ts';
import { cookiesOf } from '../../../services/gateway/src/staff/cookie.ts';
import { sampleOf } from '../../../services/gateway/src/testing/sample-of.ts';
import { numberingIds } from './what-is-seen.ts';

/**
 * All that a partner finds where it asks for itself: every answer of the public door to every id it knows, also what its own
 * people see of its trail. Answers that fail are compared by how they fail.
 */
export const whatIsShown = async (gateway: Gateway, partner: string): Promise<readonly string[]> => {
  const numbered = numberingIds();
  const known = await idsOf(gateway, partner);
  const shown: string[] = [];
  for (const route of await questions(gateway))
    for (const id of route.path.includes(':') ? (known[kindOf(route)] ?? []) : [''])
      shown.push(numbered(`${route.path} ${id} ${await answered(route, partner, id)}`));
  return shown;
};

const publicUrl = 'http://exchange.test';

const questions = async (gateway: Gateway): Promise<readonly Route[]> => {
  const { routes } = publicApp({
    gateway,
    schemaIds: inMemoryIds(),
    health: {},
    webhooks: { loopback: true },
    tokens: await openTokens(gateway, { url: publicUrl }),
    pause: async () => undefined,
    signIn: { publicUrl, cookies: cookiesOf(publicUrl) },
  });
  return routes.filter(({ method, auth }) => method === 'GET' && auth !== 'public');
};

const kindOf = ({ path }: Route): string => path.split('/')[2] ?? '';

const idsOf = async ({ register }: Gateway, partner: string): Promise<Readonly<Record<string, string[]>>> => {
  const of = async (kind: 'referral' | 'journey' | 'intake') =>
    (await register.views.list(partner, { kind, limit: 100 })).map(({ externalId }) => externalId);
  return { referrals: await of('referral'), journeys: await of('journey'), intakes: await of('intake') };
};

const answered = async (route: Route, partner: string, id: string): Promise<string> => {
  const empty = await route.query.safeParseAsync({});
  const query = empty.success ? empty.data : await route.query.parseAsync(sampleOf(route.query));
  const asked = {
    params: id === '' ? {} : { id },
    query,
    body: undefined,
    bytes: Buffer.alloc(0),
    caller: { kind: 'partner', name: partner } as const,
    requestId: 'asked',
    header: () => undefined,
    signal: new AbortController().signal,
  };
  try {
    return JSON.stringify(await route.handle(asked));
  } catch (error) {
    return `refused ${(error as { code?: string }).code ?? String(error)}`;
  }
};
