import type { EventMeta } from '@handoff/host';
import type { ReferralAccepted } from '@handoff/schemas';
import { externalId } from '../external-id.ts';
import type { Gateway } from '../gateway.ts';
import { sealedContact } from '../intake/release-contact.ts';
import { publicKeyOf } from '../partners/public-key-of.ts';
import { partiesOf } from './parties-of.ts';
import { release } from './release.ts';

/**
 * Contact details go to the agency that accepted, sealed to its key by intake. An agency without a key fetches them
 * with its token (GET /v1/referrals/:id/contact).
 */
export const releaseContact = async (
  { referralId, agency, personId }: ReferralAccepted,
  meta: EventMeta,
  gateway: Gateway,
): Promise<void> => {
  const publicKey = await publicKeyOf(gateway, agency);
  if (!publicKey) return;
  const { reference, intakeId, journeyId } = await partiesOf(gateway, referralId, agency);
  await release(gateway, meta, {
    partner: agency,
    kind: 'referral',
    subject: referralId,
    needs: { personId, recipient: agency, purpose: 'contact' },
    about: { personId, intakeId, journeyId, role: 'receiver' },
    message: async ({ now }) => {
      const card = await sealedContact(
        gateway,
        { personId, recipient: agency, referral: referralId },
        publicKey,
      );
      if ('closed' in card) return undefined;
      const referral = externalId(gateway, agency, referralId);
      return { type: 'ContactReleased', data: { referral, reference, ...card, at: now } };
    },
  });
};
