import type { SchemaIds } from '@handoff/codec';
import {
  type App,
  createApp,
  type HealthChecks,
  type Rate,
  type Route,
  type StrangerLimit,
} from '@handoff/http';
import type { Gateway } from '../gateway.ts';
import { breakGlassRoutes } from '../operator/break-glass-routes.ts';
import { holdRoutes } from '../operator/hold-routes.ts';
import { guard } from '../staff/guard.ts';
import { type SignInDoor, signInPages } from '../staff/page-routes.ts';
import { staffRoutes } from '../staff/routes.ts';
import { turnedAwayAtDoor } from '../staff/turned-away.ts';
import type { Tokens } from '../oauth/open-tokens.ts';
import { bulkResponseRoutes } from './referrals/bulk-responses.ts';
import { choiceRoutes } from './journeys/choices.ts';
import { contactRoutes } from './referrals/contact.ts';
import { contractPages } from './contract/contract-pages.ts';
import { csvRoutes } from './deliveries/csv.ts';
import { describe, description } from './contract/description.ts';
import { docsPage } from './contract/docs-page.ts';
import { deskRoutes } from './referrals/desk.ts';
import { eventRoutes } from './deliveries/events.ts';
import { frontPage } from './contract/front-page.ts';
import { groupRoutes } from './people/groups.ts';
import { intakeRoutes } from './people/intakes.ts';
import { introductionRoutes } from './referrals/introductions.ts';
import { journeyRoutes } from './journeys/journeys.ts';
import { journeySteering } from './journeys/journey-steering.ts';
import { keyed } from './keyed.ts';
import { keyRoutes } from './contract/keys.ts';
import { type Pause, pauseRoutes } from './deliveries/pause.ts';
import { matchRoutes } from './people/matches.ts';
import { personsWord } from './people/persons-word.ts';
import { partnerAuth } from './partner-auth.ts';
import { programRoutes } from './screenings/programs.ts';
import { questionRoutes } from './screenings/questions.ts';
import { receiptRoutes } from './people/receipts.ts';
import { releaseCopyRoutes } from './people/release-copy.ts';
import { releaseRoutes } from './people/releases.ts';
import { referralRoutes } from './referrals/referrals.ts';
import { registryRoutes } from './contract/registry.ts';
import { responseRoutes } from './referrals/responses.ts';
import { screeningRoutes } from './screenings/screenings.ts';
import { signInRoutes } from './people/sign-ins.ts';
import { serviceRoutes } from './services/services.ts';
import { webhookDeliveryRoutes } from './deliveries/webhook-deliveries.ts';
import { webhookRoutes, type WebhookSettings } from './deliveries/webhooks.ts';
import { withoutNumbers } from './without-numbers.ts';

type Parts = Readonly<{
  gateway: Gateway;
  schemaIds: SchemaIds;
  health: HealthChecks;
  webhooks: WebhookSettings;
  tokens: Tokens;
  pause: Pause;
  signIn: SignInDoor;
  rate?: Rate;
  limitStrangers?: StrangerLimit;
}>;

/** The public door: everything a partner can ask over HTTP. */
export const publicApp = ({
  gateway,
  schemaIds,
  health,
  webhooks,
  tokens,
  pause,
  signIn,
  rate,
  limitStrangers,
}: Parts): App => {
  const routes = [...routesOf(gateway, schemaIds, webhooks), ...pauseRoutes(gateway, pause)];
  const described = describe(routes, tokens.described);
  const app = createApp({
    name: 'gateway-public',
    routes: [
      frontPage(routes),
      docsPage(described),
      description(described),
      ...contractPages(),
      ...signInPages(gateway, signIn),
      // The operator's own people: no part of what agencies are told they can ask.
      ...[...holdRoutes(gateway), ...breakGlassRoutes(gateway)].map((each) => guard(gateway, each)),
      ...routes.map((each) => guard(gateway, keyed(gateway, each))),
    ].map(withoutNumbers),
    authenticate: partnerAuth(gateway, tokens.check, signIn),
    health,
    ...(rate === undefined ? {} : { rate }),
    ...(limitStrangers === undefined ? {} : { limitStrangers }),
    onRefused: turnedAwayAtDoor(gateway),
    onFault: (error) => gateway.log.error('A request failed', { error }),
  });
  return tokens.beside(app);
};

const routesOf = (gateway: Gateway, schemaIds: SchemaIds, webhooks: WebhookSettings): readonly Route[] => [
  ...intakeRoutes(gateway),
  ...groupRoutes(gateway),
  ...personsWord(gateway),
  ...matchRoutes(gateway),
  ...receiptRoutes(gateway),
  ...screeningRoutes(gateway),
  ...programRoutes(gateway),
  ...questionRoutes(gateway),
  ...referralRoutes(gateway),
  ...responseRoutes(gateway),
  ...bulkResponseRoutes(gateway),
  ...introductionRoutes(gateway),
  ...deskRoutes(gateway),
  ...choiceRoutes(gateway),
  ...contactRoutes(gateway),
  ...releaseCopyRoutes(gateway),
  ...releaseRoutes(gateway),
  ...journeyRoutes(gateway),
  ...journeySteering(gateway),
  ...eventRoutes(gateway),
  ...webhookRoutes(gateway, webhooks),
  ...webhookDeliveryRoutes(gateway),
  ...csvRoutes(gateway),
  ...signInRoutes(gateway),
  ...serviceRoutes(gateway),
  ...keyRoutes(gateway),
  ...registryRoutes(schemaIds),
  ...staffRoutes(gateway),
];
