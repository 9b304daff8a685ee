import type { Context } from '@handoff/host';
import { type Authenticate, bearerToken } from '@handoff/http';
import { partnerOf } from '../mongo/credentials.ts';

/** Opaque tokens; who asks is what the token says, never what a path or body claims. */
export const partnerAuth =
  (context: Context): Authenticate =>
  async (credentials) => {
    const token = bearerToken(credentials) ?? basicPassword(credentials.header('authorization'));
    const slug = token === undefined ? undefined : await partnerOf(context, token);
    return slug === undefined ? undefined : { kind: 'partner', name: slug };
  };

/** Registry clients know only basic authentication: the slug (ignored) and the token as its password. */
const basicPassword = (authorization: string | undefined): string | undefined => {
  const encoded = /^Basic ([A-Za-z0-9+/]{1,1000}={0,2})$/i.exec(authorization ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  return text.slice(text.indexOf(':') + 1);
};
