import type { EventMeta } from '@handoff/host';
import type { ReferralReminded } from '@handoff/schemas';
import { externalId } from '../external-id.ts';
import type { Gateway } from '../gateway.ts';
import { referralNotice } from './notice.ts';
import { partiesOf } from './parties-of.ts';
import { release } from './release.ts';

/** Only whoever is awaited is reminded: the agency, or the referrer who reaches the person. Nothing else changes. */
export const remind = async (
  { referralId, agency, clock, due, whom }: ReferralReminded,
  meta: EventMeta,
  gateway: Gateway,
): Promise<void> => {
  const parties = await partiesOf(gateway, referralId, agency);
  const { referrer, personId, intakeId, journeyId, reference, service, program } = parties;
  const [partner, role, purpose, ownIdOf] =
    whom === 'T'
      ? ([parties.agency, 'receiver', 'routing', referralId] as const)
      : ([referrer, 'referrer', 'progress', intakeId] as const);
  const referral = externalId(gateway, partner, referralId);
  const [view] = await gateway.register.views.find(partner, 'referral', referral);
  const status = view?.about.status;
  if (status === undefined) return;
  const named = { referral, reference, role, service, program, from: referrer, to: parties.agency };
  await release(gateway, meta, {
    partner,
    kind: 'referral',
    subject: referralId,
    ownIdOf,
    needs: { personId, recipient: partner, purpose },
    about: { personId, intakeId, journeyId, role },
    message: ({ localRef, term, now }) =>
      referralNotice({ ...named, status, clock, respondBy: due, localRef, term, at: now }),
  });
};
