import type { Context, EventMeta } from '@handoff/host';
import type { JourneyAdvanced } from '@handoff/schemas';
import { pathwayUnder } from '../domain/journey/end.ts';
import type { Option, StepReason } from '../domain/journey/events.ts';
import { type Journey, type OpenJourney, type StepState, stepOf } from '../domain/journey/state.ts';
import type { NoOption } from '../domain/journey/journey.ts';
import { type Match, matchOptions, type Wanted } from '../domain/matching/matching.ts';
import { templateFor } from '../domain/journey/side-steps.ts';
import { askConsent } from '../http/ask-consent.ts';
import { openVerdicts } from '../http/open-verdicts.ts';
import type { Needs, Noted } from '../register/register.ts';
import type { Routing } from '../routing.ts';
import { causedBy } from './causation.ts';
import { settingFor } from './find-supply.ts';
import { mustStand } from './must-stand.ts';
import { takeBack } from './take-back.ts';

const givenUp: readonly StepReason[] = ['course-changed', 'not-wanted'];

/** A step opened: look for options. It was given up: what is still under way for it is taken back. */
export const onJourneyAdvanced = async (
  routing: Routing,
  advanced: JourneyAdvanced,
  meta: EventMeta,
  context: Context,
): Promise<undefined | { skipped: string }> => {
  const { journeyId, step: id, status, because } = advanced;
  if (status === 'closed' && givenUp.some((reason) => reason === because)) {
    await takeBack(routing, { journeyId, step: id }, meta, context);
    return undefined;
  }
  const journey = (await context.read<Journey>('journey', journeyId))?.state;
  const step = journey?.status === 'open' ? stepOf(journey, id) : undefined;
  if (journey?.status !== 'open' || !step?.asks) return { skipped: 'asks for no options' };
  return propose(routing, { journey, step }, meta, context);
};

type Asked = Readonly<{ journey: OpenJourney; step: StepState }>;

const propose = async (
  routing: Routing,
  { journey, step }: Asked,
  meta: EventMeta,
  context: Context,
): Promise<undefined | { skipped: string }> => {
  const noted = await routing.register(context).intakes.of(journey.intakeId);
  const found = await optionsFor(routing, { journey, step, ...noted }, meta, context);
  if ('skipped' in found) return found;
  const { closedByLaw, ...proposal } = found;
  const command = { type: 'ProposeOptions', data: { step: step.id, ...proposal } };
  const outcome = await context.handle(
    'journey',
    journey.journeyId,
    command,
    causedBy(meta, 'propose-options'),
  );
  mustStand(outcome);
  // Counted after the fact: a crash here leaves one out, none is counted twice.
  if (closedByLaw && outcome.kind === 'done')
    await routing.register(context).reporting.countClosedByLaw(monthOf(meta), step.service);
  return undefined;
};

const monthOf = ({ envelope }: EventMeta): string => envelope.time.slice(0, 7);

type Found = Match & Readonly<{ closedByLaw?: true }>;

const optionsFor = async (
  routing: Routing,
  { journey, step, needs, screening }: Asked & Noted,
  meta: EventMeta,
  context: Context,
): Promise<Found | { skipped: string }> => {
  if (!needs || !screening) return { skipped: 'the intake was forgotten' };
  const reason = `options for a step of ${needs.intakeId}`;
  const opened = await openVerdicts(context, needs.personId, screening, reason);
  if ('closed' in opened)
    return opened.closed === 'key-destroyed' ? { skipped: opened.closed } : noOption('waits-for-consent');
  const { inCohort } = templateFor(pathwayUnder(routing.pathways, journey), step);
  const choices = choicesFor(step, needs);
  const wanted = { ...step, inCohort, choices, mayBeOffered: opened.mayBeOffered };
  const agencies = await routing.register(context).directory.agencies(choices.map(({ agency }) => agency));
  const on = meta.envelope.time.slice(0, 10);
  const setting = await settingFor(routing, needs, agencies, { on, context });
  const found = matchOptions(wanted, agencies, setting);
  const open = await withConsent(found, needs, context);
  return isClosedByLaw(found, () => matchOptions(anyProgram(wanted), agencies, setting))
    ? { ...open, closedByLaw: true }
    : open;
};

/** What the person ranked later stands above what was chosen at the intake. */
export const choicesFor = (step: StepState, { choices }: Needs): Wanted['choices'] =>
  step.choices ?? choices.filter(({ service }) => service === step.service);

const anyProgram = (wanted: Wanted): Wanted => ({
  ...wanted,
  mayBeOffered: Object.fromEntries(Object.keys(wanted.mayBeOffered).map((program) => [program, true])),
});

/** An agency has it, and only the person's screening stands between. */
const isClosedByLaw = (found: Match, otherwise: () => Match): boolean =>
  found.otherwise === 'nothing-open' && found.options.length === 0 && otherwise().options.length > 0;

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
