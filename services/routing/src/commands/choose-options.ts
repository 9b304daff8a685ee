import { refuse } from '@handoff/decider';
import type { CommandMeta, Context } from '@handoff/host';
import type { ChooseOptions } from '@handoff/schemas';
import type { Outcome } from '@handoff/stream-store';
import { isVouchedFor } from '../domain/matching/accreditation.ts';
import type { Agency } from '../domain/matching/supply.ts';
import type { Routing } from '../routing.ts';
import { steer } from './steer-journey.ts';

/**
 * What the directory knows of an agency is no secret, so a choice that can come to nothing is said at once: an agency
 * that is not there, does not offer the service any more, or advises on immigration without anybody vouching for it today
 * (docs/decisions/0027). Whether it is open to this person is never said here.
 */
export const chooseOptions = async (
  { register }: Routing,
  said: ChooseOptions,
  meta: CommandMeta,
  context: Context,
): Promise<Outcome> => {
  const known = await register(context).directory.agencies(said.choices.map(({ agency }) => agency));
  for (const choice of said.choices) checkChoice(choice, known, context.today());
  return steer('ChooseOptions')(said, meta, context);
};

const checkChoice = (
  { agency: slug, service }: ChooseOptions['choices'][number],
  known: readonly Agency[],
  today: string,
): void => {
  const agency = known.find((one) => one.slug === slug) ?? refuseAgency();
  if (!agency.services.some((one) => one.code === service && isVouchedFor(one, today)))
    refuseService(service);
};

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
