import { type Context, context, ROOT_CONTEXT, type SpanContext, trace } from '@opentelemetry/api';

const form = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})$/;

/** W3C Trace Context, read by hand: it then works whether or not an SDK has set a propagator. */
export const parseTraceparent = (text: string | undefined): SpanContext | undefined => {
  const parts = form.exec(text ?? '');
  if (!parts) return undefined;
  const [, traceId = '', spanId = '', flags = '00'] = parts;
  return { traceId, spanId, traceFlags: Number.parseInt(flags, 16), isRemote: true };
};

export const formatTraceparent = ({ traceId, spanId, traceFlags }: SpanContext): string =>
  `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`;

/** What a message sent now should carry; nothing when no span is being recorded. */
export const currentTraceparent = (): string | undefined => {
  const span = trace.getSpanContext(context.active());
  return span && trace.isSpanContextValid(span) ? formatTraceparent(span) : undefined;
};

export const remoteParent = (text: string | undefined): Context => {
  const parent = parseTraceparent(text);
  return parent ? trace.setSpanContext(ROOT_CONTEXT, parent) : ROOT_CONTEXT;
};
