import { appendFileSync } from 'node:fs';
import type { HrTime } from '@opentelemetry/api';
import type { ReadableSpan, SpanProcessor } from '@opentelemetry/sdk-trace';

/** A JSON line a span, written as it ends: what a killed process had done is still to be read. */
export const fileSpans = (path: string): SpanProcessor => ({
  onStart: () => {},
  onEnd: (span) => appendFileSync(path, `${JSON.stringify(lineOf(span))}\n`),
  forceFlush: () => Promise.resolve(),
  shutdown: () => Promise.resolve(),
});

const statuses = ['unset', 'ok', 'error'];
const sides = ['internal', 'server', 'client', 'producer', 'consumer'];

const lineOf = (span: ReadableSpan) => ({
  trace: span.spanContext().traceId,
  span: span.spanContext().spanId,
  parent: span.parentSpanContext?.spanId,
  service: span.resource.attributes['service.name'],
  name: span.name,
  side: sides[span.kind],
  start: new Date(millis(span.startTime)).toISOString(),
  ms: millis(span.duration),
  status: statuses[span.status.code],
  attributes: span.attributes,
  links: span.links.map(({ context }) => context.traceId),
});

const millis = ([seconds, nanos]: HrTime): number => seconds * 1_000 + nanos / 1_000_000;
