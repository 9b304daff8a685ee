import type { Attributes } from '@opentelemetry/api';
import type { ReadableSpan, SpanProcessor } from '@opentelemetry/sdk-trace';
import { onlyAllowed } from './allow-list.ts';
import { spanAttributes } from './span-attributes.ts';

/** The last gate before any exporter: whoever set an attribute, only what the list names goes on. */
export const allowedSpans = (next: SpanProcessor): SpanProcessor => ({
  onStart: (span, parent) => next.onStart(span, parent),
  onEnd: (span) => next.onEnd(stripped(span)),
  forceFlush: () => next.forceFlush(),
  shutdown: () => next.shutdown(),
});

// Events hold exceptions with their messages, a status holds a message, links hold attributes: all go.
const stripped = (span: ReadableSpan): ReadableSpan =>
  Object.create(span, {
    attributes: { value: onlyAllowed(spanAttributes, span.attributes) as Attributes },
    events: { value: [] },
    status: { value: { code: span.status.code } },
    links: { value: span.links.map((link) => ({ context: link.context })) },
  }) as ReadableSpan;
