import type { Context, EventMeta } from '@handoff/host';
import type { JourneyAdvanced } from '@handoff/schemas';
import type { Option } from '../domain/journey-events.ts';
import { type Journey, type StepState, stepOf } from '../domain/journey-state.ts';
import type { NoOption } from '../domain/journey.ts';
import { type Match, matchOptions } from '../domain/matching.ts';
import { askConsent } from '../http/ask-consent.ts';
import { openVerdicts } from '../http/open-verdicts.ts';
import type { Needs, Noted } from '../register/register.ts';
import type { Routing } from '../routing.ts';
import { causedBy } from './causation.ts';
import { mustStand } from './must-stand.ts';

/** A step opened: look for options among what the person ranked, may be offered, and consented to. */
export const onJourneyAdvanced = async (
  routing: Routing,
  { journeyId, step: id }: JourneyAdvanced,
  meta: EventMeta,
  context: Context,
): Promise<undefined | { skipped: string }> => {
  const journey = (await context.read<Journey>('journey', journeyId))?.state;
  const step = journey?.status === 'open' ? stepOf(journey, id) : undefined;
  if (journey?.status !== 'open' || !step?.asks) return { skipped: 'asks for no options' };
  const noted = await routing.register(context).intakes.of(journey.intakeId);
  const found = await optionsFor(routing, step, noted, context);
  if ('skipped' in found) return found;
  const command = { type: 'ProposeOptions', data: { step: id, ...found } };
  mustStand(await context.handle('journey', journeyId, command, causedBy(meta, 'propose-options')));
  return undefined;
};

const optionsFor = async (
  routing: Routing,
  step: StepState,
  { needs, screening }: Noted,
  context: Context,
): Promise<Match | { skipped: string }> => {
  if (!needs || !screening) return { skipped: 'the intake was forgotten' };
  const opened = await openVerdicts(
    context,
    needs.personId,
    screening,
    `options for a step of ${needs.intakeId}`,
  );
  if ('closed' in opened)
    return opened.closed === 'key-destroyed' ? { skipped: opened.closed } : noOption('waits-for-consent');
  const agencies = await routing
    .register(context)
    .directory.agencies(needs.choices.map(({ agency }) => agency));
  const wanted = {
    ...step,
    language: needs.language,
    choices: needs.choices,
    mayBeOffered: opened.mayBeOffered,
  };
  return withConsent(matchOptions(wanted, agencies), needs, context);
};

const noOption = (otherwise: NoOption): Match => ({ options: [], otherwise });

const withConsent = async (
  { options, otherwise }: Match,
  { personId }: Needs,
  context: Context,
): Promise<Match> => {
  const consented: Option[] = [];
  for (const option of options)
    if ((await askConsent(context, { personId, recipient: option.agency })).allowed) consented.push(option);
  if (options.length > 0 && consented.length === 0) return noOption('waits-for-consent');
  return { options: consented.map((option, index) => ({ ...option, rank: index + 1 })), otherwise };
};
