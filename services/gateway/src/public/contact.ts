import { refuse } from '@handoff/decider';
import type { Context } from '@handoff/host';
import { z } from 'zod';
import type { OpenView } from '../mongo/views.ts';

const released = z.object({ contact: z.looseObject({}), until: z.iso.date() });
const mayReach = new Set(['accepted', 'active', 'completed']);

/** Contact details for the agency that accepted: intake asks the person's consent and writes the audit first. */
export const contactOf = async (
  context: Context,
  partner: string,
  { about, subject, externalId }: OpenView,
) => {
  if (about.role !== 'receiver' || !mayReach.has(about.status ?? '')) return notYet();
  const { body } = await context.call('intake').post('/internal/release', {
    personId: about.personId,
    recipient: partner,
    purpose: 'contact',
    referral: subject,
  });
  const { contact, until } = released.parse(body);
  return { referral: externalId, reference: about.reference, contact, until };
};

const notYet = (): never =>
  refuse('contact-not-released', {
    place: 'path.id',
    reason: 'contact details are for the agency that accepted the referral',
    mend: 'Accept the referral first.',
  });
