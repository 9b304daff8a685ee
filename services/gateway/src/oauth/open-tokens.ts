import type { App, StrangerLimit } from '@handoff/http';
import type { Gateway } from '../gateway.ts';
import type { Beside } from '../public/contract/description.ts';
import { type CheckToken, type ExternalIssuer, externalTokens, ownTokens } from './check-token.ts';
import { describedToken } from './describe-token.ts';
import { createIssuer } from './issuer.ts';
import { turnedAwayAtSignIn } from '../staff/turned-away.ts';
import { withIssuer } from './with-issuer.ts';

/** How access tokens are checked, and the door with whoever issues them. */
export type Tokens = Readonly<{
  check: CheckToken;
  beside: (app: App) => App;
  described: Beside;
}>;

type Options = Readonly<{
  /** The public door, as partners write it: what its tokens are for, and who issued them. */
  url: string;
  external?: ExternalIssuer | undefined;
  /** How often an address may ask for tokens, right credentials or wrong ones. */
  limit?: StrangerLimit | undefined;
}>;

/** The operator's own issuer where there is one; else the exchange issues them itself. */
export const openTokens = async (gateway: Gateway, { url, external, limit }: Options): Promise<Tokens> => {
  if (external)
    return {
      check: externalTokens(gateway, external),
      beside: (app) => app,
      described: { paths: {}, securitySchemes: {} },
    };
  const issuer = await createIssuer(gateway, url);
  return {
    check: ownTokens(gateway, url),
    beside: (app) =>
      withIssuer(app, issuer, { limit, onLimited: () => turnedAwayAtSignIn(gateway, 'too-many-requests') }),
    described: describedToken,
  };
};
