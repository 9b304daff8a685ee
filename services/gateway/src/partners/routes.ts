import { createHash } from 'node:crypto';
import { type Route, route, type ServiceAuth } from '@handoff/http';
import type { PartnerRegistered } from '@handoff/schemas';
import { type RecipientPublicKey, sealTo } from '@handoff/sealing';
import { z } from 'zod';
import type { Gateway } from '../gateway.ts';
import { type Manifest, manifest } from './manifest.ts';
import { type BrokerAdmin, issueCredentials, makeTopics } from './provision.ts';

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
    body: manifest,
    handle: async ({ body }) => {
      // A key that nothing can be sealed to would hold up every delivery: better refused here.
      if (body.publicKey) await sealTo(body.publicKey as RecipientPublicKey, 'a try');
      await makeTopics(admin, body.slug);
      return { slug: body.slug, outcome: (await register(gateway, profileOf(body))).kind };
    },
  }),
  route({
    method: 'POST',
    path: '/internal/partners/:slug/credentials',
    summary: 'New credentials; shown once, and the former ones end',
    auth: mayCall('partners'),
    params: z.object({ slug: z.string().max(50) }),
    handle: ({ params }) => issueCredentials(gateway.register, admin, params.slug),
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

const profileOf = (body: Manifest): PartnerRegistered => ({
  ...body,
  publicKey: body.publicKey === null ? null : JSON.stringify(body.publicKey),
});
