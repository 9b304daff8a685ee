import type { Context, ServiceDefinition } from '@handoff/host';
import { respondToReferral } from './commands/respond-to-referral.ts';
import { setCapacity } from './commands/set-capacity.ts';
import type { Clocks } from './domain/clocks.ts';
import type { Pathways } from './domain/pathway.ts';
import { showJourney } from './http/show-journey.ts';
import { onCapacityChanged } from './kafka/on-capacity-changed.ts';
import { onConsentGranted, onConsentWithdrawn, onParticipantErased } from './kafka/on-consent.ts';
import { onIntakeSubmitted } from './kafka/on-intake-submitted.ts';
import { onJourneyAdvanced } from './kafka/on-journey-advanced.ts';
import { onOptionsProposed } from './kafka/on-options-proposed.ts';
import { onOutcome } from './kafka/on-outcome.ts';
import { keepAgency, openCohorts } from './kafka/on-partner-registered.ts';
import { onReferral } from './kafka/on-referral.ts';
import { onScreeningCompleted } from './kafka/on-screening-completed.ts';
import type { Register } from './register/register.ts';
import type { Routing } from './routing.ts';
import { journeyStream, referralStream, seatsStream } from './streams.ts';

type Parts = Readonly<{
  pathways: Pathways;
  clocks: Clocks;
  register: (context: Context) => Register;
  prepare?: (context: Context) => Promise<void>;
}>;

export const app = ({ pathways, clocks, register, prepare = async () => {} }: Parts): ServiceDefinition => {
  const referral = referralStream(clocks);
  const routing: Routing = { pathways, register, referral: referral.decider };
  return {
    name: 'routing',
    streams: [{ type: journeyStream(pathways) }, { type: referral }, { type: seatsStream(clocks) }],
    commands: {
      RespondToReferral: (said, meta, context) => respondToReferral(routing, said, meta, context),
      SetCapacity: setCapacity,
    },
    subscriptions: [
      {
        consumer: 'directory',
        kind: 'projection',
        topics: ['handoff.partners'],
        on: { PartnerRegistered: (partner, _, context) => keepAgency(routing, partner, context) },
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
          ...onReferral,
          JourneyAdvanced: (event, meta, context) => onJourneyAdvanced(routing, event, meta, context),
          OptionsProposed: (event, meta, context) => onOptionsProposed(routing, event, meta, context),
          CapacityChanged: (event, meta, context) => onCapacityChanged(routing, event, meta, context),
        },
      },
      { consumer: 'outcomes', kind: 'reactor', topics: ['handoff.outcomes'], on: onOutcome(routing) },
    ],
    routes: (context, auth) => [showJourney(routing, context, auth)],
    summary: async (context) => ({ ...(await register(context).standing.counts()) }),
    prepare,
  };
};
