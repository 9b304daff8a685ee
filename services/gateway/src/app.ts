import type { Context, ServiceDefinition } from '@handoff/host';
import { onCommandAnswered } from './airlock/on-command-answered.ts';
import { onConsentWithdrawn, onErasureWaits } from './deliveries/ask-receipts.ts';
import { onParticipantErased, unlessErased } from './deliveries/erasure.ts';
import { onBreakGlass } from './deliveries/on-break-glass.ts';
import { onBroughtBack } from './deliveries/on-brought-back.ts';
import { onIntakeSubmitted } from './deliveries/on-intake-submitted.ts';
import {
  onCourseChanged,
  onJourneyAdvanced,
  onJourneyEnded,
  onJourneyOpened,
} from './deliveries/on-journey-event.ts';
import { onNewsGathered } from './deliveries/on-news-gathered.ts';
import { onOutcomeEvent } from './deliveries/on-outcome-event.ts';
import { onReferralEvent } from './deliveries/on-referral-event.ts';
import { onScreeningCompleted } from './deliveries/on-screening-completed.ts';
import { listening, openGateway } from './gateway.ts';
import type { BrokerAdmin } from './partners/provision.ts';
import { badDayRoutes } from './partners/bad-day-routes.ts';
import { onAgencyPaused } from './partners/pause.ts';
import { partnerRoutes } from './partners/routes.ts';
import { partnerGroups } from './partners/read-topics.ts';
import { publishedWithoutNumbers, withoutNumbers } from './public/without-numbers.ts';
import type { Register } from './register/register.ts';
import { onNavigatorsAssigned } from './staff/on-navigators-assigned.ts';
import { operatorStaffRoutes } from './staff/operator-routes.ts';
import { partnerStream, pauseStream, viewStream, webhookStream } from './streams.ts';
import { summarize } from './summarize.ts';
import { onWebhookDisabled } from './webhooks/on-webhook-disabled.ts';

type Parts = Readonly<{
  register: (context: Context) => Register;
  /** The broker's administration: partners' topics, users and rights. */
  admin: BrokerAdmin;
  /** A partner is registered, here or in another process: its topics are to be read. */
  onPartner: (slug: string) => void;
  prepare?: (context: Context) => Promise<void>;
}>;

const deliveries = {
  ...unlessErased({
    ConsentWithdrawn: onConsentWithdrawn,
    ErasureWaits: onErasureWaits,
    ...onBreakGlass,
    IntakeSubmitted: onIntakeSubmitted,
    ScreeningCompleted: onScreeningCompleted,
    JourneyOpened: onJourneyOpened,
    CourseChanged: onCourseChanged,
    JourneyAdvanced: onJourneyAdvanced,
    JourneyEnded: onJourneyEnded,
    NavigatorsAssigned: onNavigatorsAssigned,
    ...onReferralEvent,
    ...onOutcomeEvent,
  }),
  ParticipantErased: onParticipantErased,
  NewsGathered: onNewsGathered,
};

/** What the gateway is: what it owns, what it listens to, what it answers inside. The public door is beside it. */
export const app = ({ register, admin, onPartner, prepare = async () => {} }: Parts): ServiceDefinition => {
  const open = openGateway(register);
  return {
    name: 'gateway',
    readsBeside: partnerGroups,
    onBroughtBack: onBroughtBack((context) => register(context).ownIds),
    streams: [partnerStream, viewStream, webhookStream, pauseStream],
    commands: {
      RegisterPartner: (profile, meta, context) =>
        context.handle('partner', meta.streamId, { type: 'RegisterPartner', data: profile }, meta),
    },
    subscriptions: [
      {
        consumer: 'partners',
        kind: 'projection',
        topics: ['handoff.partners'],
        on: listening(open, {
          PartnerRegistered: async (profile, _, gateway) => {
            await gateway.register.partners.save(profile);
            onPartner(profile.slug);
          },
        }),
      },
      {
        consumer: 'deliveries',
        kind: 'reactor',
        topics: ['handoff.intake', 'handoff.eligibility', 'handoff.referrals', 'handoff.outcomes'],
        on: listening(open, deliveries),
      },
      {
        consumer: 'answers',
        kind: 'reactor',
        topics: ['handoff.answers'],
        on: listening(open, { CommandAnswered: onCommandAnswered }),
      },
      {
        consumer: 'webhooks',
        kind: 'reactor',
        topics: ['handoff.gateway'],
        on: listening(open, { ...onWebhookDisabled, ...onAgencyPaused(admin) }),
      },
    ],
    routes: (context, auth) => [
      ...partnerRoutes(open(context), admin, auth).map(publishedWithoutNumbers),
      ...[...badDayRoutes(open(context), auth), ...operatorStaffRoutes(open(context), auth)].map(
        withoutNumbers,
      ),
    ],
    summary: (context) => summarize(open(context)),
    prepare,
  };
};
