import { Refusal } from '@handoff/decider';
import { type Route, route } from '@handoff/http';
import { z } from 'zod';
import type { Gateway } from '../../gateway.ts';
import { closedToYou } from '../../intake/closed.ts';
import { clearContact } from '../../intake/release-contact.ts';
import { idParam, ownReferral } from '../own-view.ts';

const card = z
  .object({ referral: z.string(), reference: z.string(), contact: z.looseObject({}), until: z.iso.date() })
  .describe('How to reach the person, and until when you may use it');

const mayReach = new Set(['accepted', 'active', 'withdrawal-requested', 'completed']);

export const contactRoutes = (gateway: Gateway): readonly Route[] => [
  route({
    method: 'GET',
    path: '/v1/referrals/:id/contact',
    summary: 'How to reach the person you accepted; every reading is recorded',
    auth: 'known',
    params: idParam,
    answers: { 200: card },
    handle: async ({ params, caller }) => {
      const { subject, externalId, about } = await ownReferral(gateway, caller.name, params.id);
      if (about.role !== 'receiver' || !mayReach.has(about.status ?? '')) throw notYours();
      const whom = { personId: about.personId ?? '', recipient: caller.name, referral: subject };
      const released = await clearContact(gateway, whom);
      if ('closed' in released) throw closedToYou(released.closed);
      return { referral: externalId, reference: about.reference, ...released };
    },
  }),
];

const notYours = (): Refusal =>
  new Refusal('contact-not-released', {
    place: 'path.id',
    reason: 'contact details are for the agency that accepted the referral',
    mend: 'Accept the referral first.',
  });
