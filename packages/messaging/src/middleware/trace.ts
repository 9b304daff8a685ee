import { withTraceparent } from '@handoff/runtime';
import type { Delivery, Middleware } from '../delivery.ts';
import { shortName } from '../envelope.ts';
import { reasonOf } from '../reason.ts';

const strip = (headers: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => name !== 'traceparent'));

// What a stranger calls its message may be anything, a name of a person too; the topic is named by us.
const nameOf = ({ headers, topic }: Delivery, trusted: boolean): string =>
  `process ${trusted ? shortName(headers['ce_type'] ?? topic) : topic}`;

/**
 * One span a message, under the sender's when the sender is one of ours. Attributes name places and codes,
 * never a key or a value: traces leave the house more easily than anything else.
 */
export const trace =
  ({ consumer, trusted = true }: { consumer: string; trusted?: boolean }): Middleware =>
  (next) =>
  (delivery) => {
    const seen = trusted ? delivery : { ...delivery, headers: strip(delivery.headers) };
    const attributes = {
      'messaging.system': 'kafka',
      'messaging.operation.type': 'process',
      'messaging.consumer.group.name': consumer,
      'messaging.destination.name': delivery.topic,
      'messaging.destination.partition.id': String(delivery.partition),
      'messaging.kafka.offset': Number(delivery.offset),
    };
    return withTraceparent(
      seen.headers['traceparent'],
      nameOf(delivery, trusted),
      attributes,
      async (note) => {
        try {
          const verdict = await next(seen);
          const why = verdict.kind === 'processed' ? {} : { 'handoff.code': verdict.because };
          note({ 'handoff.verdict': verdict.kind, ...why });
          return verdict;
        } catch (error) {
          note({ 'handoff.code': reasonOf(error).code });
          throw error;
        }
      },
      'consumer',
    );
  };
