import type { RequestListener, ServerResponse } from 'node:http';
import { hashToken } from '@handoff/http';
import {
  type Adapter,
  type ClientMetadata,
  type Configuration,
  errors,
  type JWK,
  Provider,
  type ResourceServer,
} from 'oidc-provider';
import type { Gateway } from '../gateway.ts';
import type { SigningKey } from '../register/signing-keys.ts';
import { turnedAwayAtSignIn } from '../staff/turned-away.ts';
import { currentKeys } from './current-keys.ts';

export const tokenPath = '/v1/oauth/token';
export const keysPath = '/v1/oauth/keys';

/** What of the provider is served: the rest of what it can do is for people who sign in. */
const served: ReadonlySet<string> = new Set([
  tokenPath,
  keysPath,
  '/.well-known/oauth-authorization-server',
  '/.well-known/openid-configuration',
]);

/** Five minutes: a token can't be taken back, only run out. */
const tokenLifeSeconds = 300;

export type Issuer = Readonly<{ serves: (path: string) => boolean; listener: RequestListener }>;

/**
 * The exchange's own issuer of access tokens (RFC 6749 4.4, RFC 9068): a partner's slug and its token of long life, for
 * a JWT of short life. Nothing is stored of the tokens it gives out.
 */
export const createIssuer = async (
  { register, log, turnAway }: Pick<Gateway, 'register' | 'log' | 'turnAway'>,
  url: string,
): Promise<Issuer> => {
  const current = () => currentKeys(register.signingKeys, Date.now());
  const build = (keys: readonly SigningKey[]) => ({
    kid: keys[0]?.kid,
    answer: providerWith({ register, log, turnAway }, url, keys).callback(),
  });
  let built = build(await current());
  // A quarter ends while the process goes on: from then on the next key signs, or its tokens would one day be nobody's.
  const answering = async () => {
    const keys = await current();
    if (keys[0]?.kid !== built.kid) built = build(keys);
    return built.answer;
  };
  const away = (response: ServerResponse, error: unknown): void => {
    log.warn('The keys that sign tokens could not be read', { error });
    response.writeHead(503, { 'retry-after': '2' }).end();
  };
  return {
    serves: (path) => served.has(path),
    listener: (request, response) =>
      void answering().then(
        // Its own errors it answers itself.
        (answer) => void answer(request, response),
        (error: unknown) => away(response, error),
      ),
  };
};

const providerWith = (
  { register, log, turnAway }: Pick<Gateway, 'register' | 'log' | 'turnAway'>,
  url: string,
  keys: readonly SigningKey[],
): Provider => {
  const provider = new Provider(url, configuration(url, keys.map(({ jwk }) => jwk) as JWK[], register));
  provider.proxy = true;
  // Only hashes of the long-lived tokens are kept here, so the comparison is ours.
  provider.Client.prototype.compareClientSecret = async function (actual: string) {
    return (await register.credentials.ownerOf(hashToken(actual))) === this.clientId;
  };
  // Told by the provider once it has decided; its answer does not wait for it.
  provider.on('grant.error', () => void turnedAwayAtSignIn({ turnAway }, 'unknown-client'));
  provider.on('server_error', (_, error) => log.error('A token could not be issued', { error }));
  return provider;
};

const off = { enabled: false } as const;

const configuration = (url: string, keys: JWK[], register: Gateway['register']): Configuration => ({
  jwks: { keys },
  adapter: () => partnersAsClients(register),
  routes: { token: tokenPath, jwks: keysPath },
  responseTypes: [],
  clientAuthMethods: ['client_secret_basic'],
  enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
  clientDefaults: { id_token_signed_response_alg: 'ES256' },
  scopes: ['partner'],
  ttl: { ClientCredentials: tokenLifeSeconds },
  features: {
    clientCredentials: { enabled: true },
    devInteractions: off,
    userinfo: off,
    rpInitiatedLogout: off,
    pushedAuthorizationRequests: off,
    dPoP: off,
    resourceIndicators: {
      enabled: true,
      defaultResource: () => url,
      getResourceServerInfo: (_, resource) => {
        if (resource !== url) throw new errors.InvalidTarget();
        return thisDoor(url);
      },
    },
  },
});

const thisDoor = (url: string): ResourceServer => ({
  scope: 'partner',
  audience: url,
  accessTokenTTL: tokenLifeSeconds,
  accessTokenFormat: 'jwt',
  jwt: { sign: { alg: 'ES256' } },
});

/** The provider looks clients up and stores tokens; ours are signed, not stored. */
const partnersAsClients = ({ partners }: Gateway['register']): Adapter => ({
  find: async (slug) => ((await partners.find(slug)) ? clientOf(slug) : undefined),
  upsert: async () => {},
  findByUserCode: async () => undefined,
  findByUid: async () => undefined,
  consume: async () => {},
  destroy: async () => {},
  revokeByGrantId: async () => {},
});

const clientOf = (slug: string): ClientMetadata => ({
  client_id: slug,
  client_secret: 'compared elsewhere',
  grant_types: ['client_credentials'],
  response_types: [],
  redirect_uris: [],
  token_endpoint_auth_method: 'client_secret_basic',
});
