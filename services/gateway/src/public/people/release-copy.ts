import { notFound, type Route, route } from '@handoff/http';
import { z } from 'zod';
import type { Gateway } from '../../gateway.ts';
import { askConsent } from '../../intake/ask-consent.ts';
import { closedToYou } from '../../intake/closed.ts';
import { release, signedRelease } from '../../intake/signed-release.ts';
import { idParam, ownReferral } from '../own-view.ts';

const copy = z
  .object({ referral: z.string(), reference: z.string().nullable(), release: release.nullable() })
  .describe('Null: none is signed, and the referrer is told `withheld`');

/** A college tells a student's progress only under a signed release, and keeps a copy of it (34 CFR 99.30). */
export const releaseCopyRoutes = (gateway: Gateway): readonly Route[] => [
  route({
    method: 'GET',
    path: '/v1/referrals/:id/release',
    summary: 'The copy of the release that the person signed for whoever referred them to you',
    auth: 'known',
    params: idParam,
    answers: { 200: copy },
    handle: async ({ params, caller }) => {
      const { externalId, about } = await ownReferral(gateway, caller.name, params.id);
      const { personId, from, reference = null } = about;
      if (about.role !== 'receiver' || personId === undefined || from === undefined)
        throw notFound('path.id');
      const covered = await askConsent(gateway, { personId, recipient: caller.name, purpose: 'routing' });
      if (!covered.allowed) throw closedToYou('consent-not-live');
      return {
        referral: externalId,
        reference,
        release: await signedRelease(gateway, { personId, party: from }),
      };
    },
  }),
];
