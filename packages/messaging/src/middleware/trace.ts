import { context, SpanKind, SpanStatusCode, trace as tracing } from '@opentelemetry/api';
import type { Middleware } from '../delivery.ts';
import { shortName } from '../envelope.ts';
import { reasonOf } from '../reason.ts';
import { remoteParent } from '../traceparent.ts';

const strip = (headers: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => name !== 'traceparent'));

/**
 * One span a message, under the sender's when the sender is one of ours. Attributes name places and codes,
 * never a key or a value: traces leave the house more easily than anything else.
 */
export const trace =
  ({ consumer, trusted = true }: { consumer: string; trusted?: boolean }): Middleware =>
  (next) =>
  async (delivery) => {
    const parent = remoteParent(trusted ? delivery.headers['traceparent'] : undefined);
    const attributes = {
      'messaging.system': 'kafka',
      'messaging.operation.type': 'process',
      'messaging.consumer.group.name': consumer,
      'messaging.destination.name': delivery.topic,
      'messaging.destination.partition.id': String(delivery.partition),
      'messaging.kafka.offset': Number(delivery.offset),
    };
    const name = `process ${shortName(delivery.headers['ce_type'] ?? delivery.topic)}`;
    const span = tracing
      .getTracer('@handoff/messaging')
      .startSpan(name, { kind: SpanKind.CONSUMER, attributes }, parent);
    try {
      const seen = trusted ? delivery : { ...delivery, headers: strip(delivery.headers) };
      const verdict = await context.with(tracing.setSpan(parent, span), () => next(seen));
      span.setAttribute('handoff.verdict', verdict.kind);
      if (verdict.kind !== 'processed') span.setAttribute('handoff.because', verdict.because);
      return verdict;
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR, message: reasonOf(error).code });
      throw error;
    } finally {
      span.end();
    }
  };
