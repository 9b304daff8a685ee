import type { EventMeta } from '@handoff/host';
import type { ReferralIntroduced } from '@handoff/schemas';
import { externalId } from '../external-id.ts';
import type { Gateway } from '../gateway.ts';
import { isUnderWay } from '../public/referrals/under-way.ts';
import { referralNotice } from './notice.ts';
import { asOneOf, partiesOf } from './parties-of.ts';
import { release } from './release.ts';

/** Whoever expects somebody is told how they come. It moves nothing: the status stays as it was told last. */
export const tellIntroduction = async (
  { referralId, how }: ReferralIntroduced,
  meta: EventMeta,
  gateway: Gateway,
): Promise<void> => {
  const parties = await partiesOf(gateway, referralId);
  for (const { agency } of parties.several ?? [parties]) {
    if (agency === parties.referrer) continue;
    const referral = externalId(gateway, agency, referralId);
    const [view] = await gateway.register.views.find(agency, 'referral', referral);
    const status = view?.about.status;
    if (status === undefined || !isUnderWay(status)) continue;
    const { personId, intakeId, journeyId, referrer, reference, service, program } = asOneOf(parties, agency);
    const named = { referral, reference, role: 'receiver', service, program, from: referrer, to: agency };
    await release(gateway, meta, {
      partner: agency,
      kind: 'referral',
      subject: referralId,
      ownIdOf: referralId,
      needs: { personId, recipient: agency, purpose: 'routing' },
      about: { personId, intakeId, journeyId, role: 'receiver' },
      shows: { introduction: how },
      ...(parties.several && { purpose: agency }),
      message: ({ localRef, term, now }) =>
        referralNotice({ ...named, status, introduction: how, localRef, term, at: now }),
    });
  }
};
