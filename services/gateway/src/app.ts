import type { Context, ServiceDefinition } from '@handoff/host';
import { onCommandAnswered } from './airlock/on-command-answered.ts';
import { onIntakeSubmitted } from './deliveries/on-intake-submitted.ts';
import { onJourneyAdvanced, onJourneyEnded, onJourneyOpened } from './deliveries/on-journey-event.ts';
import { onOutcomeEvent } from './deliveries/on-outcome-event.ts';
import { onReferralEvent } from './deliveries/on-referral-event.ts';
import { onScreeningCompleted } from './deliveries/on-screening-completed.ts';
import { prepareFeed } from './mongo/feed.ts';
import { keepPartner } from './mongo/partners.ts';
import { summary } from './mongo/summary.ts';
import { prepareUploads } from './mongo/uploads.ts';
import { prepareViews } from './mongo/views.ts';
import { credentialsRoute, registerPartner } from './partners/register.ts';
import type { Provision } from './partners/provision.ts';
import { partnerStream, viewStream } from './streams.ts';

export type GatewayParts = Readonly<{
  provision: (context: Context) => Provision;
  /** A partner is registered, here or in another process: its topics are to be read. */
  onPartner: (slug: string, context: Context) => Promise<void>;
}>;

/** What the gateway is: what it owns, what it listens to, what it answers inside. The public door is beside it. */
export const gateway = ({ provision, onPartner }: GatewayParts): ServiceDefinition => ({
  name: 'gateway',
  streams: [partnerStream, viewStream],
  commands: {
    RegisterPartner: (profile, meta, context) =>
      context.handle('partner', meta.streamId, { type: 'RegisterPartner', data: profile }, meta),
  },
  subscriptions: [
    {
      consumer: 'partners',
      kind: 'projection',
      topics: ['handoff.partners'],
      on: {
        PartnerRegistered: async (profile, _, context) => {
          await keepPartner(context, profile);
          await onPartner(profile.slug, context);
        },
      },
    },
    {
      consumer: 'deliveries',
      kind: 'reactor',
      topics: ['handoff.intake', 'handoff.eligibility', 'handoff.referrals', 'handoff.outcomes'],
      on: {
        IntakeSubmitted: onIntakeSubmitted,
        ScreeningCompleted: onScreeningCompleted,
        JourneyOpened: onJourneyOpened,
        JourneyAdvanced: onJourneyAdvanced,
        JourneyEnded: onJourneyEnded,
        ...onReferralEvent,
        ...onOutcomeEvent,
      },
    },
    {
      consumer: 'answers',
      kind: 'reactor',
      topics: ['handoff.answers'],
      on: { CommandAnswered: onCommandAnswered },
    },
  ],
  routes: (context, auth) => {
    const provisioned = provision(context);
    return [registerPartner(context, provisioned, auth), credentialsRoute(provisioned, auth)];
  },
  prepare: async (context) => {
    await prepareViews(context);
    await prepareFeed(context);
    await prepareUploads(context);
  },
  summary,
});
