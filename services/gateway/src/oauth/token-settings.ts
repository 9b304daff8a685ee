import type { GatewayConfig } from '../config.ts';
import type { ExternalIssuer } from './check-token.ts';

type Settings = Pick<
  GatewayConfig,
  | 'PUBLIC_URL'
  | 'PUBLIC_PORT'
  | 'PUBLIC_TLS_CERT_FILE'
  | 'OAUTH_ISSUER'
  | 'OAUTH_KEYS_URL'
  | 'OAUTH_AUDIENCE'
  | 'OAUTH_PARTNER_CLAIM'
>;

/** Who issues the tokens that the door takes, as the settings say it. */
export const tokenSettings = (settings: Settings): Readonly<{ url: string; external?: ExternalIssuer }> => {
  const scheme = settings.PUBLIC_TLS_CERT_FILE ? 'https' : 'http';
  const url = (settings.PUBLIC_URL ?? `${scheme}://localhost:${settings.PUBLIC_PORT}`).replace(/\/$/, '');
  const { OAUTH_ISSUER: issuer, OAUTH_KEYS_URL: keysUrl, OAUTH_PARTNER_CLAIM: claim } = settings;
  if (issuer === undefined) return { url };
  if (keysUrl === undefined) throw new IssuerIncomplete();
  return { url, external: { issuer, keysUrl, claim, audience: settings.OAUTH_AUDIENCE ?? url } };
};

/** The settings name an issuer and not where its keys are. */
export class IssuerIncomplete extends Error {
  override readonly name = 'IssuerIncomplete';
  readonly code = 'issuer-incomplete';
  readonly place = 'OAUTH_KEYS_URL';
  readonly reason = 'OAUTH_ISSUER is set, and where its keys are is not.';
  readonly mend = 'Set OAUTH_KEYS_URL to the jwks_uri of that issuer, or take OAUTH_ISSUER away.';

  constructor() {
    super('An issuer without keys');
  }
}
