import { type Authenticate, bearerToken, type Caller, type Credentials, hashToken } from '@handoff/http';
import type { Gateway } from '../gateway.ts';
import type { CheckToken } from '../oauth/check-token.ts';
import type { SignInDoor } from '../staff/page-routes.ts';
import { mustBeOurPage } from '../staff/same-site.ts';
import { memberOf } from '../staff/session.ts';

type Parts = Pick<Gateway, 'register' | 'now'>;

/**
 * Who asks is what the credential says, never what a path or body claims: an access token, the token of long life, or,
 * of people, the session of their browser. A header wins over a cookie.
 */
export const partnerAuth =
  (gateway: Parts, checkToken: CheckToken, door: SignInDoor): Authenticate =>
  async (credentials) => {
    const authorization = credentials.header('authorization');
    if (authorization === undefined) return bySession(gateway, door, credentials);
    const token = bearerToken(credentials) ?? basicPassword(authorization);
    if (token === undefined) return undefined;
    // Looked up by its hash, so that the time it takes tells nothing about the token itself.
    const slug = isJwt(token)
      ? await checkToken(token)
      : await gateway.register.credentials.ownerOf(hashToken(token));
    return slug === undefined ? undefined : { kind: 'partner', name: slug };
  };

/** A browser sends its cookie along with whatever any page makes it send: what changes something must be ours. */
const bySession = async (
  gateway: Parts,
  { cookies, publicUrl }: SignInDoor,
  { method, header }: Credentials,
): Promise<Caller | undefined> => {
  const token = cookies.read('session', header('cookie'));
  const member = token === undefined ? undefined : await memberOf(gateway, token);
  if (!member) return undefined;
  if (method !== 'GET' && method !== 'HEAD') mustBeOurPage(header, publicUrl);
  return { kind: 'staff', name: member.slug, member: member.id, roles: member.roles };
};

/** Ours of long life are base64url, without a dot. */
const isJwt = (token: string): boolean => token.split('.').length === 3;

/** Registry clients know only basic authentication: the slug (ignored) and the token as its password. */
const basicPassword = (authorization: string | undefined): string | undefined => {
  const encoded = /^Basic ([A-Za-z0-9+/]{1,5000}={0,2})$/i.exec(authorization ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  return text.slice(text.indexOf(':') + 1);
};
