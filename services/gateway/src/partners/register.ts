import type { Context } from '@handoff/host';
import { type Route, route, type ServiceAuth } from '@handoff/http';
import type { PartnerRegistered } from '@handoff/schemas';
import { z } from 'zod';
import { hashOf } from '../hash-of.ts';
import { type Manifest, manifest } from './manifest.ts';
import type { Provision } from './provision.ts';

/** `POST /internal/partners`: a manifest in, its topics made, the registration published. Repeating it is harmless. */
export const registerPartner = (context: Context, provision: Provision, { mayCall }: ServiceAuth): Route =>
  route({
    method: 'POST',
    path: '/internal/partners',
    summary: 'Registers a partner, or replaces its profile',
    auth: mayCall('partners'),
    body: manifest,
    handle: async ({ body }) => {
      await provision.topics(body.slug);
      const profile = profileOf(body);
      const outcome = await context.handle(
        'partner',
        `partner-${body.slug}`,
        { type: 'RegisterPartner', data: profile },
        // The profile names the cause: the same one again changes nothing, an old one sent again is a change.
        { causation: `manifest:${hashOf(profile)}:${context.ids.fresh('registration')}` },
      );
      return { slug: body.slug, outcome: outcome.kind };
    },
  });

export const credentialsRoute = (provision: Provision, { mayCall }: ServiceAuth): Route =>
  route({
    method: 'POST',
    path: '/internal/partners/:slug/credentials',
    summary: 'New credentials; shown once, and the former ones end',
    auth: mayCall('partners'),
    params: z.object({ slug: z.string() }),
    handle: ({ params }) => provision.credentials(params.slug),
  });

const profileOf = (body: Manifest): PartnerRegistered => ({
  ...body,
  publicKey: body.publicKey === null ? null : JSON.stringify(body.publicKey),
});
