import type { GatewayConfig } from '../config.ts';
import type { Gateway } from '../gateway.ts';
import { tokenSettings } from '../oauth/token-settings.ts';
import { agencyAccount } from './agency-account.ts';
import { cookiesOf } from './cookie.ts';
import type { SignInDoor } from './page-routes.ts';

/** How people sign in, as the settings say it: by password, and with an account where an issuer is named. */
export const signInDoor = (gateway: Gateway, settings: GatewayConfig): SignInDoor => {
  const { url: publicUrl } = tokenSettings(settings);
  const { SIGN_IN_ISSUER: issuer, SIGN_IN_CLIENT_ID: clientId, SIGN_IN_NAME: name } = settings;
  const plain = { publicUrl, cookies: cookiesOf(publicUrl) };
  if (issuer === undefined) return plain;
  const clientSecret = settings.SIGN_IN_CLIENT_SECRET;
  if (clientId === undefined || clientSecret === undefined) throw new AccountsIncomplete();
  return { ...plain, account: agencyAccount(gateway, { issuer, clientId, clientSecret, name, publicUrl }) };
};

/** The settings name an issuer of accounts and not who we are there. */
export class AccountsIncomplete extends Error {
  override readonly name = 'AccountsIncomplete';
  readonly code = 'accounts-incomplete';
  readonly place = 'SIGN_IN_CLIENT_ID, SIGN_IN_CLIENT_SECRET';
  readonly reason = 'SIGN_IN_ISSUER is set, and what it knows this exchange by is not.';
  readonly mend =
    'Register <PUBLIC_URL>/sign-in/account/back there and set both, or take SIGN_IN_ISSUER away.';

  constructor() {
    super('An issuer of accounts without a client');
  }
}
