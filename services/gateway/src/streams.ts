import type { HostedStream } from '@handoff/host';
import { writeEnvelope } from '@handoff/messaging';
import { dataSchemaOf, partnerTopics, recordNamed } from '@handoff/schemas';
import { mayLeaveAgain } from './deliveries/may-leave-again.ts';
import { partner } from './domain/partner.ts';
import { pause } from './domain/pause.ts';
import { view, type ViewEvent } from './domain/view.ts';
import { webhookTrouble } from './domain/webhook-trouble.ts';

type Told = ViewEvent['data'];

/** A partner's profile, published whole on the compacted topic. */
export const partnerStream: HostedStream = { type: { name: 'partner', decider: partner, fold: 1 } };

/** That an agency is paused, for whoever runs clocks for it. */
export const pauseStream: HostedStream = { type: { name: 'pause', decider: pause, fold: 1 } };

/** What went wrong at a webhook: for the operator, on `handoff.gateway`. */
export const webhookStream: HostedStream = { type: { name: 'webhook', decider: webhookTrouble, fold: 1 } };

/**
 * A view leaves on its partner's own topic, under its own ids: the message only, never what we keep beside it. Its
 * sequence is the view's, so it has no gap; the cause and the trace stay inside.
 */
export const viewStream: HostedStream = {
  // Explanations go out sealed as a whole, again with each screening: a view holds more than most streams.
  type: { name: 'view', decider: view, fold: 1, bounds: { events: 400, bytes: 4 * 1_048_576 } },
  outward: {
    types: [
      'ReferralNotice',
      'FactNotice',
      'ContactReleased',
      'MessageRejected',
      'WebhookNotice',
      'QuarterlyNews',
    ],
    value: (data) => (data as unknown as Told).message,
    keptAs: 'ViewKept',
    mayLeaveAgain,
    address: (_, event) => {
      const { partner: slug, externalId, message } = event.data as unknown as Told;
      const journey = message['journey'];
      return {
        topic: partnerTopics(slug).out,
        key: externalId,
        headers: writeEnvelope({
          id: event.id,
          type: recordNamed(event.type).name,
          source: '/handoff',
          subject: externalId,
          time: event.time,
          dataschema: dataSchemaOf(event.type),
          sequence: event.sequence,
          ...(typeof journey === 'string' ? { correlation: journey } : {}),
        }),
      };
    },
  },
};
