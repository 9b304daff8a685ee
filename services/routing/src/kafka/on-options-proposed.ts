import type { Context, EventMeta } from '@handoff/host';
import type { OptionsProposed } from '@handoff/schemas';
import type { Option } from '../domain/journey/events.ts';
import { type Journey, type OpenJourney, stepOf } from '../domain/journey/state.ts';
import { pathwayOf } from '../domain/journey/pathway.ts';
import type { SeveralOffers } from '../domain/referral/events.ts';
import type { Offer } from '../domain/referral/moves.ts';
import { askConsent } from '../http/ask-consent.ts';
import type { Screening } from '../register/register.ts';
import type { Routing } from '../routing.ts';
import { causedBy } from './causation.ts';
import { datesAt } from '../commands/dates-at.ts';
import { mustStand } from './must-stand.ts';
import { offerToSeveral } from './offer-to-several.ts';

/**
 * The first of the options is offered, or all of them where the person wants that, under a consent asked for this very
 * moment.
 */
export const onOptionsProposed = async (
  routing: Routing,
  proposed: OptionsProposed,
  meta: EventMeta,
  context: Context,
): Promise<undefined | { skipped: string }> => {
  const journey = (await context.read<Journey>('journey', proposed.journeyId))?.state;
  const first = proposed.options[0];
  if (journey?.status !== 'open' || !first || !isInTurn(journey, proposed, first))
    return { skipped: 'another option is in turn' };
  const { needs, screening, forgotten } = await routing.register(context).intakes.of(journey.intakeId);
  if (forgotten) return { skipped: 'the person was erased' };
  const step = stepOf(journey, proposed.step);
  const asked = step?.atOnce ? proposed.options : [first];
  const consented = await withConsent(asked, proposed.personId, context);
  const [chosen] = consented;
  if (!chosen) return passOver(proposed, first, meta, context);
  const referralId = context.ids.derive('referral', meta.envelope.id);
  const several = offerToSeveral(
    consented,
    referralId,
    { mode: step?.mode ?? 'confirm', priority: step?.priority ?? null },
    context,
  );
  const offered = offerFor(
    routing,
    journey,
    { proposed, ...chosen, screening, several, groupId: needs?.groupId ?? null },
    referralId,
  );
  const dates = await datesAt(routing, offered, context);
  const data = {
    to: 'offered',
    by: 'X',
    ...dates.days,
    offered: { ...offered, applyBy: dates.applyBy },
    consent: null,
  };
  mustStand(
    await context.handle('referral', referralId, { type: 'MoveReferral', data }, causedBy(meta, 'offer')),
  );
  return undefined;
};

type Consented = Readonly<{ option: Option; consent: number }>;

const withConsent = async (
  options: readonly Option[],
  personId: string,
  context: Context,
): Promise<readonly Consented[]> => {
  const consented: Consented[] = [];
  for (const option of options) {
    const answer = await askConsent(context, { personId, recipient: option.agency });
    if (answer.allowed) consented.push({ option, consent: answer.sequence });
  }
  return consented;
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

type Chosen = Consented &
  Readonly<{
    proposed: OptionsProposed;
    screening: Screening | undefined;
    several: SeveralOffers | null;
    groupId: string | null;
  }>;

const offerFor = (
  { pathways }: Routing,
  journey: OpenJourney,
  { proposed, option, screening, consent, several, groupId }: Chosen,
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
      several,
      groupId,
    },
    consent,
    choice: rank,
    respondWithinDays: template?.respondWithinDays ?? null,
  };
};
