import { type Authenticate, bearerToken, hashToken } from '@handoff/http';
import type { Gateway } from '../gateway.ts';
import type { CheckToken } from '../oauth/check-token.ts';

/** Who asks is what the credential says, never what a path or body claims: an access token, or the token of long life. */
export const partnerAuth =
  ({ register }: Pick<Gateway, 'register'>, checkToken: CheckToken): Authenticate =>
  async (credentials) => {
    const token = bearerToken(credentials) ?? basicPassword(credentials.header('authorization'));
    if (token === undefined) return undefined;
    // Looked up by its hash, so that the time it takes tells nothing about the token itself.
    const slug = isJwt(token)
      ? await checkToken(token)
      : await register.credentials.ownerOf(hashToken(token));
    return slug === undefined ? undefined : { kind: 'partner', name: slug };
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
