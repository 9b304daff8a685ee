import { refuse } from '@handoff/decider';
import type { DeskAcceptance } from '@handoff/schemas';
import type { Gateway } from '../gateway.ts';
import { readSlip } from '../slip.ts';
import type { Addressed, Speaker } from './translate.ts';

/** The slip names a journey to whoever holds it, and to nobody else. */
export const deskAcceptance = async (
  { ids, register }: Gateway,
  { partner, causation }: Speaker,
  { slip, service, cohort, conditional, consent, localRef, term }: DeskAcceptance,
): Promise<Addressed> => {
  const code = readSlip(slip);
  const journey = (await register.cases.journeyBySlip(code)) ?? unknownSlip();
  const referralId = ids.derive('referral', causation);
  if (localRef !== null) await register.ownIds.keep(partner, referralId, localRef, term);
  const { journeyId } = journey;
  const value = { referralId, journeyId, agency: partner, service, cohort, conditional, slip: code, consent };
  return { name: 'AcceptAtDesk', streamId: referralId, value };
};

export const unknownSlip = (): never =>
  refuse('unknown-slip', {
    place: 'slip',
    reason: 'No journey that goes on has this slip.',
    mend: 'Compare it with the sheet; or take the person in yourself, with an intake of your own.',
  });
