import type { Context, ServiceDefinition } from '@handoff/host';
import { acceptAtDesk } from './commands/accept-at-desk.ts';
import { chooseOptions } from './commands/choose-options.ts';
import { giveInformation } from './commands/give-information.ts';
import { introducePerson } from './commands/introduce-person.ts';
import { referSelf } from './commands/refer-self.ts';
import { respondToReferral } from './commands/respond-to-referral.ts';
import { setCapacity } from './commands/set-capacity.ts';
import { leaveJourney, steer } from './commands/steer-journey.ts';
import type { Clocks } from './domain/calendar/clocks.ts';
import type { FairnessPolicy } from './domain/matching/fairness.ts';
import type { Weights } from './domain/matching/weights.ts';
import type { Pathways } from './domain/journey/pathway.ts';
import { listingStream } from './directory/listing-stream.ts';
import { type Directory, followDirectory } from './directory/search/follow-directory.ts';
import { listingRoutes } from './http/listings.ts';
import { showJourney } from './http/show-journey.ts';
import { showOptions } from './http/show-options.ts';
import { noteAnswers } from './kafka/note-answers.ts';
import { onCapacityChanged } from './kafka/on-capacity-changed.ts';
import { onConsentGranted, onConsentWithdrawn, onParticipantErased } from './kafka/on-consent.ts';
import { onIntakeSubmitted } from './kafka/on-intake-submitted.ts';
import { onJourneyAdvanced } from './kafka/on-journey-advanced.ts';
import { onJourneyEnded } from './kafka/on-journey-ended.ts';
import { onOptionsProposed } from './kafka/on-options-proposed.ts';
import { onOutcome } from './kafka/on-outcome.ts';
import { keepAgency, openCohorts } from './kafka/on-partner-registered.ts';
import { countPlaces, listPartner } from './kafka/on-partner-listed.ts';
import { onAgencyPaused, onAgencyResumed } from './kafka/on-pause.ts';
import { onReferral } from './kafka/on-referral.ts';
import { onScreeningCompleted } from './kafka/on-screening-completed.ts';
import type { Register } from './register/register.ts';
import { reportRoutes } from './reports/routes.ts';
import type { Routing } from './routing.ts';
import { journeyStream, referralStream, seatsStream } from './streams.ts';

type Parts = Readonly<{
  pathways: Pathways;
  weights: Weights;
  fairness: FairnessPolicy;
  clocks: Clocks;
  register: (context: Context) => Register;
  prepare?: (context: Context) => Promise<void>;
}>;

export const app = ({
  pathways,
  weights,
  fairness,
  clocks,
  register,
  prepare = async () => {},
}: Parts): ServiceDefinition => {
  const referral = referralStream(clocks);
  let directory: Directory | undefined;
  const directoryOf = (context: Context): Directory =>
    (directory ??= followDirectory(register(context).listings));
  const routing: Routing = { pathways, weights, register, referral: referral.decider };
  return {
    name: 'routing',
    streams: [
      { type: journeyStream(pathways) },
      { type: referral },
      { type: seatsStream(clocks) },
      { type: listingStream },
    ],
    commands: {
      RespondToReferral: (said, meta, context) => respondToReferral(routing, said, meta, context),
      AcceptAtDesk: (said, meta, context) => acceptAtDesk(routing, said, meta, context),
      ReferSelf: (said, meta, context) => referSelf(routing, said, meta, context),
      SetCapacity: (said, meta, context) => setCapacity(routing, said, meta, context),
      ChooseOptions: (said, meta, context) => chooseOptions(routing, said, meta, context),
      ChangeCourse: steer('ChangeCourse'),
      EndJourney: leaveJourney,
      RestartJourney: steer('RestartJourney'),
      AssignNavigators: steer('AssignNavigators'),
      GiveInformation: (said, meta, context) => giveInformation(directoryOf(context), said, meta, context),
      IntroducePerson: introducePerson,
    },
    subscriptions: [
      {
        consumer: 'directory',
        kind: 'projection',
        topics: ['handoff.partners'],
        on: { PartnerRegistered: (partner, meta, context) => keepAgency(routing, partner, meta, context) },
        rows: (context) => register(context).directory.all(),
      },
      {
        consumer: 'answers',
        kind: 'projection',
        topics: ['handoff.referrals'],
        on: noteAnswers(routing),
        rows: (context) => register(context).answers.all(),
      },
      {
        consumer: 'capacity',
        kind: 'reactor',
        topics: ['handoff.partners'],
        on: { PartnerRegistered: openCohorts },
      },
      {
        consumer: 'intakes',
        kind: 'reactor',
        topics: ['handoff.intake', 'handoff.eligibility'],
        on: {
          IntakeSubmitted: (intake, meta, context) => onIntakeSubmitted(routing, intake, meta, context),
          ScreeningCompleted: (screening, meta, context) =>
            onScreeningCompleted(routing, screening, meta, context),
          ConsentGranted: onConsentGranted,
          ConsentWithdrawn: (event, meta, context) => onConsentWithdrawn(routing, event, meta, context),
          ParticipantErased: (event, meta, context) => onParticipantErased(routing, event, meta, context),
        },
      },
      {
        consumer: 'referrals',
        kind: 'reactor',
        topics: ['handoff.referrals'],
        on: {
          ...onReferral(routing),
          JourneyAdvanced: (event, meta, context) => onJourneyAdvanced(routing, event, meta, context),
          JourneyEnded: (event, meta, context) => onJourneyEnded(routing, event, meta, context),
          OptionsProposed: (event, meta, context) => onOptionsProposed(routing, event, meta, context),
          CapacityChanged: (event, meta, context) => onCapacityChanged(routing, event, meta, context),
        },
      },
      {
        consumer: 'listings',
        kind: 'reactor',
        topics: ['handoff.partners', 'handoff.referrals'],
        on: {
          PartnerRegistered: (partner, meta, context) => listPartner(routing, partner, meta, context),
          CapacityChanged: countPlaces,
        },
      },
      { consumer: 'outcomes', kind: 'reactor', topics: ['handoff.outcomes'], on: onOutcome(routing) },
      {
        consumer: 'pauses',
        kind: 'reactor',
        topics: ['handoff.gateway'],
        on: {
          AgencyPaused: (paused, meta, context) => onAgencyPaused(routing, paused, meta, context),
          AgencyResumed: (resumed, meta, context) => onAgencyResumed(routing, resumed, meta, context),
        },
      },
    ],
    routes: (context, auth) => [
      showJourney(routing, context, auth),
      showOptions(routing, context, auth),
      ...reportRoutes(routing, fairness, context, auth),
      ...listingRoutes(
        { directory: directoryOf(context), listings: register(context).listings },
        context,
        auth,
      ),
    ],
    summary: async (context) => ({
      ...(await register(context).standing.counts()),
      listings: await register(context).listings.counts(),
    }),
    prepare: async (context) => {
      await prepare(context);
      await directoryOf(context).fresh();
    },
  };
};
