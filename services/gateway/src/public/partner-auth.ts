import { type Authenticate, bearerToken, hashToken } from '@handoff/http';
import type { Gateway } from '../gateway.ts';

/** Opaque tokens; who asks is what the token says, never what a path or body claims. */
export const partnerAuth =
  ({ register }: Pick<Gateway, 'register'>): Authenticate =>
  async (credentials) => {
    const token = bearerToken(credentials) ?? basicPassword(credentials.header('authorization'));
    // Looked up by its hash, so that the time it takes tells nothing about the token itself.
    const slug = token === undefined ? undefined : await register.credentials.ownerOf(hashToken(token));
    return slug === undefined ? undefined : { kind: 'partner', name: slug };
  };

/** Registry clients know only basic authentication: the slug (ignored) and the token as its password. */
const basicPassword = (authorization: string | undefined): string | undefined => {
  const encoded = /^Basic ([A-Za-z0-9+/]{1,1000}={0,2})$/i.exec(authorization ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  return text.slice(text.indexOf(':') + 1);
};
