import { randomBytes } from 'node:crypto';
import { hashToken } from '@handoff/http';
import * as oidc from 'openid-client';
import type { Gateway } from '../gateway.ts';
import type { CommandLineAsks, GoneToIssuer } from '../register/sign-in-starts.ts';
import { isGone, type Member } from './member.ts';
import { noteAccess } from './note-act.ts';
import { mayComeIn } from './operator-people.ts';
import { emailOf } from './sign-in.ts';
import { turnedAwayAtSignIn } from './turned-away.ts';

/** Where people of agencies sign in with an account they have: the operator's own issuer. */
export type AccountIssuer = Readonly<{
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** What people call it. */
  name: string;
  publicUrl: string;
}>;

type Parts = Pick<Gateway, 'register' | 'now' | 'audit' | 'turnAway'>;

export type AgencyAccount = Readonly<{
  name: string;
  /** Where the browser goes, and what its cookie says meanwhile. */
  begin: (asked?: CommandLineAsks) => Promise<Readonly<{ url: string; token: string }>>;
  /** Who came back; undefined: nobody whom we know, or not as they had gone. */
  comeBack: (query: string, token: string | undefined) => Promise<Back | undefined>;
}>;

/** `asked`: the command line for which they had gone. */
export type Back = Readonly<{ member: Member; asked?: CommandLineAsks }>;

export const accountCallback = '/sign-in/account/back';
export const startLifeMs = 10 * 60_000;

/** OpenID Connect, authorization code with PKCE (RFC 7636), state and nonce; openid-client is certified for it. */
export const agencyAccount = (gateway: Parts, settings: AccountIssuer): AgencyAccount => {
  const redirect = new URL(accountCallback, settings.publicUrl).href;
  const issuer = discovered(settings);
  return {
    name: settings.name,
    begin: async (asked) => {
      const config = await issuer();
      const verifier = oidc.randomPKCECodeVerifier();
      const start = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier };
      const url = oidc.buildAuthorizationUrl(config, {
        redirect_uri: redirect,
        scope: 'openid email',
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state: start.state,
        nonce: start.nonce,
      });
      const token = randomBytes(32).toString('base64url');
      const hash = hashToken(token);
      const gone = { kind: 'gone-to-issuer', hash, madeAt: gateway.now(), ...start } as const;
      await gateway.register.signInStarts.keep(asked ? { ...gone, asked } : gone);
      return { url: url.href, token };
    },
    comeBack: async (query, token) => {
      const start = token === undefined ? undefined : await startOf(gateway, token);
      const claims = start && (await claimsOf(await issuer(), new URL(`${redirect}?${query}`), start));
      const member = claims && (await memberOf(gateway, settings.issuer, claims));
      if (!member) await turnedAwayAtSignIn(gateway, 'unknown-account');
      return member && { member, ...(start?.asked ? { asked: start.asked } : {}) };
    },
  };
};

const startOf = async ({ register, now }: Parts, token: string): Promise<GoneToIssuer | undefined> => {
  const start = await register.signInStarts.take(hashToken(token));
  if (start?.kind !== 'gone-to-issuer') return undefined;
  return Date.parse(now()) - Date.parse(start.madeAt) <= startLifeMs ? start : undefined;
};

/** Asked when somebody first signs in, and again while it could not be reached. */
const discovered = ({
  issuer,
  clientId,
  clientSecret,
}: AccountIssuer): (() => Promise<oidc.Configuration>) => {
  let known: Promise<oidc.Configuration> | undefined;
  const url = new URL(issuer);
  const plain = url.protocol === 'http:' ? { execute: [oidc.allowInsecureRequests] } : {};
  const ask = async () => {
    try {
      return await oidc.discovery(url, clientId, clientSecret, undefined, plain);
    } catch (error) {
      known = undefined;
      throw error;
    }
  };
  return () => (known ??= ask());
};

const claimsOf = async (
  config: oidc.Configuration,
  url: URL,
  { state, nonce, verifier }: Readonly<{ state: string; nonce: string; verifier: string }>,
): Promise<oidc.IDToken | undefined> => {
  try {
    const tokens = await oidc.authorizationCodeGrant(config, url, {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
      idTokenExpected: true,
    });
    return tokens.claims();
  } catch (error) {
    // Refused there, or not what we had asked: either way nobody came back. An outage is one, and says so.
    if (error instanceof oidc.ResponseBodyError || error instanceof oidc.AuthorizationResponseError)
      return undefined;
    if (error instanceof oidc.ClientError && error.code !== 'OAUTH_TIMEOUT') return undefined;
    throw error;
  }
};

/** By the account once it is known; the first time by an address that the issuer has proved, which was invited here. */
const memberOf = async (
  gateway: Parts,
  issuer: string,
  { sub: subject, email, email_verified: proved }: oidc.IDToken,
): Promise<Member | undefined> => {
  const { register } = gateway;
  if (typeof email !== 'string' || proved !== true) return undefined;
  const found = await register.staff.byEmail(emailOf(email));
  if (!found || isGone(found) || !(await mayComeIn({ register }, found.slug))) return undefined;
  const { account } = found;
  if (account && (account.issuer !== issuer || account.subject !== subject)) {
    await noteAccess(gateway, found, 'signed-in', 'refused', 'another-account');
    return undefined;
  }
  const member = account ? found : await bind(gateway, found, { issuer, subject });
  if (member) await noteAccess(gateway, member, 'signed-in', 'allowed', 'agency-account');
  return member;
};

const bind = async (
  { register }: Parts,
  invited: Member,
  account: NonNullable<Member['account']>,
): Promise<Member | undefined> => {
  const { invitation: _, ...found } = invited;
  const member: Member = { ...found, status: 'active', account, version: found.version + 1 };
  return (await register.staff.replace(member, found.version)) ? member : undefined;
};
