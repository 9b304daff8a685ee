import type { Context, EventMeta } from '@handoff/host';
import type { ReferralAccepted } from '@handoff/schemas';
import { RefusedByPeer } from '@handoff/http';
import { z } from 'zod';
import { externalId } from '../external-id.ts';
import { publicKeyOf } from '../mongo/partners.ts';
import { partiesOf } from '../mongo/parties.ts';
import { release } from './release.ts';

const released = z.object({ sealed: z.string(), until: z.iso.date() });

/**
 * Contact details go to the agency that accepted, sealed to its key by intake: they are never in clear here. An agency
 * without a key fetches them with its token (GET /v1/referrals/:id/contact).
 */
export const releaseContact = async (
  event: ReferralAccepted,
  meta: EventMeta,
  context: Context,
): Promise<void> => {
  const { referralId, agency, personId } = event;
  const publicKey = await publicKeyOf(context, agency);
  if (!publicKey) return;
  const parties = await partiesOf(context, referralId);
  const asked = { personId, recipient: agency, purpose: 'contact' };
  const contact = await contactFor(context, { ...asked, referral: referralId, publicKey });
  if (!contact) return;
  await release(context, meta, {
    partner: agency,
    kind: 'referral',
    subject: referralId,
    ownIdOf: referralId,
    needs: asked,
    about: {},
    message: ({ now }) => ({
      type: 'ContactReleased',
      data: {
        referral: externalId(context, agency, referralId),
        reference: parties.reference,
        ...contact,
        at: now,
      },
    }),
  });
};

const contactFor = async (context: Context, asked: object) => {
  try {
    return released.parse((await context.call('intake').post('/internal/release', asked)).body);
  } catch (error) {
    if (error instanceof RefusedByPeer && error.code === 'consent-not-live') return undefined;
    throw error;
  }
};
