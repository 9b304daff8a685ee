import type { Context, EventMeta } from '@handoff/host';
import type { OptionsProposed } from '@handoff/schemas';
import type { Option } from '../domain/journey-events.ts';
import { type Journey, type OpenJourney, stepOf } from '../domain/journey-state.ts';
import { pathwayOf } from '../domain/pathway.ts';
import type { Offer } from '../domain/referral-moves.ts';
import { askConsent } from '../http/ask-consent.ts';
import type { Screening } from '../register/register.ts';
import type { Routing } from '../routing.ts';
import { causedBy } from './causation.ts';
import { mustStand } from './must-stand.ts';

/** The first of the options is offered, under a consent asked for this very moment. */
export const onOptionsProposed = async (
  routing: Routing,
  proposed: OptionsProposed,
  meta: EventMeta,
  context: Context,
): Promise<undefined | { skipped: string }> => {
  const journey = (await context.read<Journey>('journey', proposed.journeyId))?.state;
  const option = proposed.options[0];
  if (journey?.status !== 'open' || !option || !isInTurn(journey, proposed, option))
    return { skipped: 'another option is in turn' };
  const { screening, forgotten } = await routing.register(context).intakes.of(journey.intakeId);
  if (forgotten) return { skipped: 'the person was erased' };
  const consent = await askConsent(context, { personId: proposed.personId, recipient: option.agency });
  if (!consent.allowed) return passOver(proposed, option, meta, context);
  const chosen = { proposed, option, screening, consent: consent.sequence };
  const offered = offerFor(routing, journey, chosen, context.ids.derive('referral', meta.envelope.id));
  const command = { type: 'MoveReferral', data: { to: 'offered', by: 'X', offered, consent: null } };
  mustStand(await context.handle('referral', offered.parties.referralId, command, causedBy(meta, 'offer')));
  return undefined;
};

const isInTurn = (
  journey: OpenJourney,
  { step }: OptionsProposed,
  { agency }: { agency: string },
): boolean => {
  const now = stepOf(journey, step);
  return now?.status === 'open' && now.options[0]?.agency === agency;
};

const passOver = async (
  { journeyId, step }: OptionsProposed,
  { agency }: { agency: string },
  meta: EventMeta,
  { handle }: Context,
): Promise<undefined> => {
  const data = { step, agency, referralId: null, because: 'waits-for-consent', next: 'next-option' };
  mustStand(await handle('journey', journeyId, { type: 'FailOption', data }, causedBy(meta, 'no-consent')));
};

type Chosen = Readonly<{
  proposed: OptionsProposed;
  option: Option;
  screening: Screening | undefined;
  consent: number;
}>;

const offerFor = (
  { pathways }: Routing,
  journey: OpenJourney,
  { proposed, option, screening, consent }: Chosen,
  referralId: string,
): Offer => {
  const { journeyId, personId, referrer, step, replaces } = proposed;
  const template = pathwayOf(pathways, journey.pathway, journey.pathwayVersion)?.steps.find(
    ({ id }) => id === step,
  );
  const { agency, service, program, cohort, rank } = option;
  return {
    parties: { referralId, journeyId, personId, referrer, agency },
    offer: {
      intakeId: journey.intakeId,
      step,
      service,
      program,
      cohort,
      screenedUnder: program === null ? null : (screening?.rulesVersion ?? null),
      replaces,
    },
    consent,
    choice: rank,
    respondWithinDays: template?.respondWithinDays ?? null,
  };
};
