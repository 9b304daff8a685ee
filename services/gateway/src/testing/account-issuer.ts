import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

type Claims = Readonly<{ sub: string; email: string; email_verified: boolean }>;

/** An OpenID provider as an operator has one; whoever comes to it is signed in as who it is told. */
export const accountIssuer = async (redirect: string) => {
  let who: Claims = { sub: 'account-1', email: '', email_verified: true };
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'handoff',
        client_secret: 'a secret between the two of them',
        redirect_uris: [redirect],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ ...who }) }),
    loadExistingGrant: async (context) => {
      const grant = new context.oidc.provider.Grant({
        clientId: context.oidc.client?.clientId ?? '',
        accountId: context.oidc.session?.accountId ?? '',
      });
      grant.addOIDCScope('openid email');
      await grant.save();
      return grant;
    },
    cookies: { keys: ['only in tests'] },
  });
  const answer = provider.callback();
  server.on('request', (request, response) => {
    if (request.url?.startsWith('/interaction/'))
      void provider.interactionFinished(request, response, { login: { accountId: who.sub } });
    else void answer(request, response);
  });
  return {
    issuer,
    signsInAs: (claims: Claims) => void (who = claims),
    /** Follows what a browser would, until it is sent back to us. */
    visit: async (url: string): Promise<string> => {
      const cookies = new Map<string, string>();
      let at = url;
      while (!at.startsWith(redirect)) {
        const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
        const response = await fetch(at, { redirect: 'manual', headers: { cookie } });
        await response.text();
        for (const set of response.headers.getSetCookie()) {
          const [name = '', value = ''] = (set.split(';')[0] ?? '').split(/=(.*)/s);
          cookies.set(name, value);
        }
        const location = response.headers.get('location');
        if (location === null) throw new Error(`the issuer stops with ${response.status} at ${at}`);
        at = new URL(location, at).href;
      }
      return at;
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
};
