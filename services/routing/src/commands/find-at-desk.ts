import { refuse } from '@handoff/decider';
import type { Context } from '@handoff/host';
import type { AcceptAtDesk } from '@handoff/schemas';
import { type Journey, type OpenJourney, type StepState } from '../domain/journey/state.ts';
import { isVouchedFor } from '../domain/matching/accreditation.ts';
import type { OfferedService } from '../domain/matching/supply.ts';
import type { Offer } from '../domain/referral/moves.ts';
import { isOpen, type Status } from '../domain/referral/transitions.ts';
import type { KnownReferral } from '../register/register.ts';
import type { Routing } from '../routing.ts';

/** Which step of the person's journey the desk can serve, and the referral that this makes. */
export const findAtDesk = async (
  routing: Routing,
  said: Wanted,
  context: Context,
  refuseTwice: (reference: string) => never = refuseSecond,
): Promise<Offer> => {
  const journey = (await context.read<Journey>('journey', said.journeyId))?.state;
  if (journey?.status !== 'open') return refuseSlip();
  const [agency] = await routing.register(context).directory.agencies([said.agency]);
  const here = await referralsHere(routing, said, context);
  const today = context.today();
  // Who is sent here already stays, whatever has become of the agency's accreditation since.
  const isGiven: IsGiven = (service, step) =>
    isVouchedFor(service, today) || here.some((one) => one.step === step.id);
  const { step, service } = served(said, journey, agency?.services ?? [], isGiven);
  // A referral that stands here already is accepted as itself; a second one would count the person twice. The same message
  // may have come twice at once: its own referral is no second one.
  const there = here.find((one) => one.step === step.id && one.referralId !== said.referralId);
  if (there) refuseTwice(there.reference);
  const { needs, screening } = await routing.register(context).intakes.of(journey.intakeId);
  const { program } = service;
  const { journeyId, personId, referrer, intakeId } = journey;
  return {
    parties: { referralId: said.referralId, journeyId, personId, referrer, agency: said.agency },
    offer: {
      intakeId,
      step: step.id,
      service: step.service,
      program,
      cohort: said.cohort ?? service.cohort,
      screenedUnder: program === null ? null : (screening?.rulesVersion ?? null),
      replaces: null,
      several: null,
      groupId: needs?.groupId ?? null,
    },
    consent: null,
    // Who carries the slip to a desk has chosen it.
    choice: 1,
    respondWithinDays: null,
  };
};

/** What a slip is shown for: at the agency's own desk, or elsewhere on the way there. */
export type Wanted = Pick<AcceptAtDesk, 'journeyId' | 'referralId' | 'agency' | 'service' | 'cohort'>;

type Served = Readonly<{ step: StepState; service: OfferedService }>;
type IsGiven = (service: OfferedService, step: StepState) => boolean;

const served = (
  { service: named, cohort }: Wanted,
  { steps }: OpenJourney,
  services: readonly OfferedService[],
  isGiven: IsGiven,
): Served => {
  const wanted = steps.filter(({ status }) => status === 'open' || status === 'waiting');
  const pairs = wanted.flatMap((step) => {
    const own = services
      .filter(({ code }) => code === step.service && (named ?? code) === code)
      .filter((one) => isGiven(one, step));
    const service = own.find((one) => one.cohort === cohort) ?? own[0];
    return service ? [{ step, service }] : [];
  });
  const [one, another] = pairs;
  if (!one) return refuseService();
  return another ? refuseToGuess(pairs.map(({ step }) => step.service)) : one;
};

/** The person's referrals to this agency that are under way. */
const referralsHere = async (
  { register }: Routing,
  { agency, journeyId }: Wanted,
  context: Context,
): Promise<readonly KnownReferral[]> => {
  const known = await register(context).standing.onJourney(journeyId);
  return known.filter((one) => one.agency === agency && isOpen(one.status as Status));
};

const refuseSlip = (): never =>
  refuse('unknown-slip', {
    place: 'slip',
    reason: 'No journey that goes on has this slip.',
    mend: 'Compare it with the sheet; or take the person in yourself, with an intake of your own.',
  });

const refuseService = (): never =>
  refuse('not-asked-for', {
    place: 'service',
    reason: 'The person waits for no service that this agency offers.',
    mend: 'Ask the person what they want; whoever referred them can add it to the journey.',
  });

const refuseToGuess = (services: readonly string[]): never =>
  refuse('which-service', {
    place: 'service',
    reason: 'This agency offers more than one service that the person waits for.',
    mend: `Name one of: ${services.join(', ')}.`,
  });

const refuseSecond = (reference: string): never =>
  refuse('already-referred', {
    place: 'slip',
    reason: 'The person is referred to you for this already.',
    mend: `Answer that referral: ${reference}.`,
  });
