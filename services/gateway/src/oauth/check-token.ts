import {
  createLocalJWKSet,
  createRemoteJWKSet,
  type JWK,
  type JWTVerifyGetKey,
  jwtVerify,
  type JWTVerifyOptions,
} from 'jose';
import type { Gateway } from '../gateway.ts';
import { currentKeys } from './current-keys.ts';

/** Whose access token this is; undefined: it is none of ours, or no longer, or not for us. */
export type CheckToken = (token: string) => Promise<string | undefined>;

/** An issuer of the operator's own, whose tokens name the partner in a claim. */
export type ExternalIssuer = Readonly<{ issuer: string; keysUrl: string; audience: string; claim: string }>;

type Parts = Pick<Gateway, 'register'>;

/** Tokens of the exchange's own issuer. */
export const ownTokens = ({ register }: Parts, url: string): CheckToken => {
  const keys: JWTVerifyGetKey = async (...asked) => {
    // Read each time: another process may have made a key since.
    const known = await currentKeys(register.signingKeys, Date.now());
    return createLocalJWKSet({ keys: known.map(({ jwk }) => openHalf(jwk)) })(...asked);
  };
  return check(register, keys, 'client_id', {
    issuer: url,
    audience: url,
    algorithms: ['ES256'],
    typ: 'at+jwt',
  });
};

/** Tokens of an issuer elsewhere; its keys are fetched from where the operator said, and nowhere the token says. */
export const externalTokens = (
  { register }: Parts,
  { issuer, keysUrl, audience, claim }: ExternalIssuer,
): CheckToken =>
  check(register, createRemoteJWKSet(new URL(keysUrl)), claim, {
    issuer,
    audience,
    algorithms: ['RS256', 'PS256', 'ES256', 'EdDSA'],
  });

const openHalf = (jwk: JWK): JWK => {
  const { d: _, ...open } = jwk;
  return open;
};

const check =
  (
    { credentials }: Gateway['register'],
    keys: JWTVerifyGetKey,
    claim: string,
    demands: JWTVerifyOptions,
  ): CheckToken =>
  async (token) => {
    try {
      const { payload } = await jwtVerify(token, keys, { ...demands, requiredClaims: ['exp', claim] });
      const slug = payload[claim];
      // A partner that is suspended or gone has no credentials; its tokens end with them.
      return typeof slug === 'string' && (await credentials.has(slug)) ? slug : undefined;
    } catch (error) {
      if (isOfToken(error)) return undefined;
      throw error;
    }
  };

/** The token is at fault; everything else, such as keys that can't be fetched, is an outage. */
const isOfToken = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  /^ERR_(JWT|JWS|JWKS_NO_MATCHING_KEY|JWKS_MULTIPLE|JOSE_(ALG|NOT))/.test(String(error.code));
