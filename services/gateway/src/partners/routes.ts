import { createHash } from 'node:crypto';
import { type Route, route, type ServiceAuth } from '@handoff/http';
import type { PartnerRegistered } from '@handoff/schemas';
import { type RecipientPublicKey, sealTo } from '@handoff/sealing';
import { z } from 'zod';
import { reviewBacklog } from '../deliveries/review-backlog.ts';
import type { Gateway } from '../gateway.ts';
import { type Manifest, manifest } from './manifest.ts';
import type { Partner } from '../domain/partner.ts';
import { compareBroker } from './compare-broker.ts';
import { compareProfiles } from './compare-profiles.ts';
import { pauseAgency, pausedSince, resumeAgency } from './pause.ts';
import { alignAccess, type BrokerAdmin, endCredentials, makeTopics } from './provision.ts';

const whose = z.object({ slug: z.string().max(50) });
const how = z.object({ dryRun: z.enum(['true', 'false']).default('false') });

export const partnerRoutes = (
  gateway: Gateway,
  admin: BrokerAdmin,
  { mayCall }: ServiceAuth,
): readonly Route[] => [
  route({
    method: 'POST',
    path: '/internal/partners',
    summary: 'Registers a partner, or replaces its profile; the same again changes nothing',
    auth: mayCall('partners'),
    query: how,
    body: manifest,
    handle: async ({ body, query }) => {
      // A key that nothing can be sealed to would hold up every delivery: better refused here.
      if (body.publicKey) await sealTo(body.publicKey as RecipientPublicKey, 'a try');
      const profile = profileOf(body);
      const before = await registered(gateway, body.slug);
      const { slug, way } = body;
      const onBroker = await compareBroker(admin, { slug, way, isNew: before === undefined });
      const changes = [...compareProfiles(before, profile), ...onBroker];
      if (query.dryRun === 'true') return { slug, outcome: 'not-done', changes };
      if (before === undefined) await reviewBacklog(gateway, slug);
      await makeTopics(admin, slug);
      if (way === 'kafka') await alignAccess(admin, slug);
      const { kind } = await register(gateway, profile);
      return { slug, outcome: onBroker.length > 0 ? 'done' : kind, changes };
    },
  }),
  route({
    method: 'POST',
    path: '/internal/partners/:slug/credentials',
    summary: 'New credentials; shown once, and the former ones end. An agency that was paused goes on',
    auth: mayCall('partners'),
    params: whose,
    handle: ({ params }) => resumeAgency(gateway, admin, params.slug),
  }),
  route({
    method: 'GET',
    path: '/internal/partners',
    summary: 'Who is registered',
    auth: mayCall('partners'),
    handle: async () => ({
      partners: await Promise.all(
        (await gateway.register.partners.all()).map(
          async ({ slug, name, kind, jurisdiction, way, services }) => ({
            slug,
            name,
            kind,
            jurisdiction,
            way,
            services: services.length,
            offers: services.map(({ code }) => code),
            pausedSince: (await pausedSince(gateway, slug)) ?? null,
          }),
        ),
      ),
    }),
  }),
  route({
    method: 'POST',
    path: '/internal/partners/:slug/suspend',
    summary:
      'Pauses it: its credentials end and its clocks stand still; what it was told and what is open stays',
    auth: mayCall('partners'),
    params: whose,
    handle: async ({ params }) => {
      await pauseAgency(gateway, admin, params.slug);
      return { slug: params.slug, outcome: 'suspended' };
    },
  }),
  route({
    method: 'POST',
    path: '/internal/partners/:slug/offboard',
    summary:
      'Ends its credentials and takes its services out of every choice; what it was told stays its own',
    auth: mayCall('partners'),
    params: whose,
    handle: async ({ params }) => {
      await endCredentials(gateway.register, admin, params.slug);
      const profile = await registered(gateway, params.slug);
      if (profile) await register(gateway, { ...profile, services: [] });
      return { slug: params.slug, outcome: 'offboarded' };
    },
  }),
];

/**
 * A profile replaces the one that stood when it was sent: at the same version the same profile is the same command,
 * and a former profile sent again after a change is a new one.
 */
const register = async ({ read, handle }: Gateway, profile: PartnerRegistered) => {
  const stream = `partner-${profile.slug}`;
  const version = (await read('partner', stream))?.version ?? 0;
  const digest = createHash('sha256').update(JSON.stringify(profile)).digest('base64url');
  const causation = `manifest:${version}:${digest}`;
  return handle('partner', stream, { type: 'RegisterPartner', data: profile }, { causation });
};

/** As it stands in its stream, not as it was read back: what was just registered counts. */
const registered = async ({ read }: Gateway, slug: string): Promise<PartnerRegistered | undefined> =>
  (await read<Partner>('partner', `partner-${slug}`))?.state.profile as PartnerRegistered | undefined;

const profileOf = (body: Manifest): PartnerRegistered => ({
  ...body,
  publicKey: body.publicKey === null ? null : JSON.stringify(body.publicKey),
});
