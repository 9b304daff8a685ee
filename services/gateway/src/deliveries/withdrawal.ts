import type { Role } from '../domain/view.ts';
import { externalId } from '../external-id.ts';
import type { Gateway } from '../gateway.ts';
import type { Parties } from '../register/cases.ts';
import { referralNotice } from './notice.ts';
import type { Release } from './release.ts';

/**
 * That a referral was taken back is told without consent, because it tells nothing else: which one, and that it is
 * over. Whoever works on it must be able to stop.
 */
export const withdrawal = (
  gateway: Gateway,
  parties: Parties,
  role: Role,
  status: 'withdrawn' | 'offer-closed' = 'withdrawn',
): Release => {
  const { referralId, personId, intakeId, journeyId, referrer, agency, reference, service } = parties;
  const partner = role === 'receiver' ? agency : referrer;
  const referral = externalId(gateway, partner, referralId);
  const shown = { reference, service, from: referrer, to: agency, status };
  return {
    partner,
    kind: 'referral',
    subject: referralId,
    about: { personId, intakeId, journeyId, role },
    shows: { ...shown, program: null, respondBy: null, bare: true },
    message: ({ now }) => referralNotice({ referral, role, ...shown, at: now }),
  };
};
