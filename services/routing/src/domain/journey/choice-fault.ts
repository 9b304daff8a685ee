import { refuse } from '@handoff/decider';
import { isVouchedFor } from '../matching/accreditation.ts';
import type { Agency } from '../matching/supply.ts';
import type { Choice } from './events.ts';

/** Why a choice can come to nothing, as the directory stands today. `service`: the agency doesn't offer it now. */
export type ChoiceFault = Readonly<{ unknown: 'agency' } | { unknown: 'service'; service: string }>;

/**
 * An agency that is not there, does not offer the service any more, or advises on immigration without anybody vouching for
 * it today (docs/decisions/0027).
 */
export const faultOf = (
  choices: readonly Choice[],
  known: readonly Agency[],
  today: string,
): ChoiceFault | null => {
  for (const { agency: slug, service } of choices) {
    const agency = known.find((one) => one.slug === slug);
    if (!agency) return { unknown: 'agency' };
    if (!agency.services.some((one) => one.code === service && isVouchedFor(one, today)))
      return { unknown: 'service', service };
  }
  return null;
};

/** The journey says it, so that the answer is remembered: a repeat hears it again, whatever the directory says by then. */
export const refuseFault = (fault: ChoiceFault): never =>
  fault.unknown === 'agency' ? refuseAgency() : refuseService(fault.service);

const refuseAgency = (): never =>
  refuse('unknown-agency', {
    place: 'choices',
    reason: 'a choice names an agency that is not on this exchange',
    mend: 'Choose among GET /v1/journeys/{id}/options. Of an agency outside, note that you told the person of it.',
  });

const refuseService = (service: string): never =>
  refuse('service-not-offered', {
    place: 'choices',
    reason: `an agency that was chosen does not offer ${service}, or no longer`,
    mend: 'Choose among GET /v1/journeys/{id}/options.',
  });
