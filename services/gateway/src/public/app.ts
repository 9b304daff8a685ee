import type { Context } from '@handoff/host';
import { type App, createApp, type HealthChecks } from '@handoff/http';
import type { SchemaIds } from '@handoff/codec';
import { csvRoutes } from './csv.ts';
import { eventRoutes } from './events.ts';
import { intakeRoutes } from './intakes.ts';
import { journeyRoutes } from './journeys.ts';
import { keyRoutes } from './keys.ts';
import { frontPage } from './front-page.ts';
import { partnerAuth } from './partner-auth.ts';
import { referralRoutes } from './referrals.ts';
import { registryRoutes } from './registry.ts';

/** The public door: everything a partner can ask over HTTP. */
export const publicApp = (context: Context, ids: SchemaIds, health: HealthChecks): App => {
  const routes = [
    ...keyRoutes(context),
    ...intakeRoutes(context),
    ...referralRoutes(context),
    ...journeyRoutes(context),
    ...eventRoutes(context),
    ...csvRoutes(context),
    ...registryRoutes(ids),
  ];
  return createApp({
    name: 'gateway-public',
    routes: [frontPage(routes), ...routes],
    authenticate: partnerAuth(context),
    health,
    onFault: (error) => context.log.error('A request failed', { error }),
  });
};
