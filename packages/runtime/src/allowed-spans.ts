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
    name: { value: nameOf(span) },
    attributes: { value: onlyAllowed(spanAttributes, span.attributes) as Attributes },
    events: { value: [] },
    status: { value: { code: span.status.code } },
    links: { value: span.links.map((link) => ({ context: link.context })) },
  }) as ReadableSpan;

/** Names are ours: a verb, a route's template, a topic. One with a query, an address or a sentence in it is nobody's of ours. */
const nameOf = ({ name }: ReadableSpan): string =>
  /^[A-Za-z][A-Za-z0-9._/:-]*(?: [A-Za-z0-9._/:-]+){0,2}$/.test(name) && name.length <= 120
    ? name
    : 'unnamed';
