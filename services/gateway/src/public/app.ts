import type { SchemaIds } from '@handoff/codec';
import { type App, createApp, type HealthChecks, type Rate, type Route } from '@handoff/http';
import type { Gateway } from '../gateway.ts';
import { guard } from '../staff/guard.ts';
import { type SignInDoor, signInPages } from '../staff/page-routes.ts';
import { staffRoutes } from '../staff/routes.ts';
import type { Tokens } from '../oauth/open-tokens.ts';
import { bulkResponseRoutes } from './bulk-responses.ts';
import { choiceRoutes } from './choices.ts';
import { contactRoutes } from './contact.ts';
import { contractPages } from './contract-pages.ts';
import { csvRoutes } from './csv.ts';
import { describe, description } from './description.ts';
import { docsPage } from './docs-page.ts';
import { deskRoutes } from './desk.ts';
import { eventRoutes } from './events.ts';
import { frontPage } from './front-page.ts';
import { groupRoutes } from './groups.ts';
import { intakeRoutes } from './intakes.ts';
import { introductionRoutes } from './introductions.ts';
import { journeyRoutes } from './journeys.ts';
import { journeySteering } from './journey-steering.ts';
import { keyRoutes } from './keys.ts';
import { type Pause, pauseRoutes } from './pause.ts';
import { personsWord } from './persons-word.ts';
import { partnerAuth } from './partner-auth.ts';
import { programRoutes } from './programs.ts';
import { questionRoutes } from './questions.ts';
import { receiptRoutes } from './receipts.ts';
import { releaseCopyRoutes } from './release-copy.ts';
import { referralRoutes } from './referrals.ts';
import { registryRoutes } from './registry.ts';
import { responseRoutes } from './responses.ts';
import { screeningRoutes } from './screenings.ts';
import { signInRoutes } from './sign-ins.ts';
import { serviceRoutes } from './services.ts';
import { webhookDeliveryRoutes } from './webhook-deliveries.ts';
import { webhookRoutes, type WebhookSettings } from './webhooks.ts';

type Parts = Readonly<{
  gateway: Gateway;
  schemaIds: SchemaIds;
  health: HealthChecks;
  webhooks: WebhookSettings;
  tokens: Tokens;
  pause: Pause;
  signIn: SignInDoor;
  rate?: Rate;
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
      ...routes.map((each) => guard(gateway, each)),
    ],
    authenticate: partnerAuth(gateway, tokens.check, signIn),
    health,
    ...(rate === undefined ? {} : { rate }),
    onFault: (error) => gateway.log.error('A request failed', { error }),
  });
  return tokens.beside(app);
};

const routesOf = (gateway: Gateway, schemaIds: SchemaIds, webhooks: WebhookSettings): readonly Route[] => [
  ...intakeRoutes(gateway),
  ...groupRoutes(gateway),
  ...personsWord(gateway),
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
