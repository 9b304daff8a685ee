import type { SchemaIds } from '@handoff/codec';
import { type App, createApp, type HealthChecks, type Route } from '@handoff/http';
import type { Gateway } from '../gateway.ts';
import { contactRoutes } from './contact.ts';
import { csvRoutes } from './csv.ts';
import { description } from './description.ts';
import { eventRoutes } from './events.ts';
import { frontPage } from './front-page.ts';
import { intakeRoutes } from './intakes.ts';
import { journeyRoutes } from './journeys.ts';
import { keyRoutes } from './keys.ts';
import { partnerAuth } from './partner-auth.ts';
import { referralRoutes } from './referrals.ts';
import { registryRoutes } from './registry.ts';
import { responseRoutes } from './responses.ts';
import { screeningRoutes } from './screenings.ts';

type Parts = Readonly<{ gateway: Gateway; schemaIds: SchemaIds; health: HealthChecks }>;

/** The public door: everything a partner can ask over HTTP. */
export const publicApp = ({ gateway, schemaIds, health }: Parts): App => {
  const routes = routesOf(gateway, schemaIds);
  return createApp({
    name: 'gateway-public',
    routes: [frontPage(routes), description(routes), ...routes],
    authenticate: partnerAuth(gateway),
    health,
    onFault: (error) => gateway.log.error('A request failed', { error }),
  });
};

const routesOf = (gateway: Gateway, schemaIds: SchemaIds): readonly Route[] => [
  ...intakeRoutes(gateway),
  ...screeningRoutes(gateway),
  ...referralRoutes(gateway),
  ...responseRoutes(gateway),
  ...contactRoutes(gateway),
  ...journeyRoutes(gateway),
  ...eventRoutes(gateway),
  ...csvRoutes(gateway),
  ...keyRoutes(gateway),
  ...registryRoutes(schemaIds),
];
