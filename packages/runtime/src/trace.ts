import { AsyncLocalStorage } from 'node:async_hooks';
import {
  type Attributes,
  type Context,
  context,
  isSpanContextValid,
  ROOT_CONTEXT,
  type Span,
  type SpanContext,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';

// Where no SDK runs there is no active span; the header still travels on, unchanged.
const passed = new AsyncLocalStorage<string | undefined>();
const tracer = () => trace.getTracer('handoff');

/** The W3C `traceparent` of what is being done now, for the next message or call. */
export const traceparent = (): string | undefined => {
  const active = trace.getSpanContext(context.active());
  return active && isSpanContextValid(active) ? headerOf(active) : passed.getStore();
};

/** Which side of a call or a message a span is: what a service map is drawn from. */
export type Side = 'internal' | 'server' | 'client' | 'producer' | 'consumer';

/** Adds to the span what is known only once the work is done. */
export type Note = (attributes: Attributes) => void;
type Work<T> = (note: Note) => Promise<T>;

/** Does `work` as a part of the trace that `header` names; without a readable header, as a trace of its own. */
export const withTraceparent = <T>(
  header: string | undefined,
  name: string,
  attributes: Attributes,
  work: Work<T>,
  side: Side = 'internal',
): Promise<T> => {
  const parent = header === undefined ? undefined : spanContextOf(header);
  const from = parent ? trace.setSpanContext(ROOT_CONTEXT, parent) : ROOT_CONTEXT;
  return passed.run(parent && header, () => inSpan({ name, attributes, from, side }, work));
};

/** Does `work` as a step of what is being done now. */
export const withSpan = <T>(
  name: string,
  attributes: Attributes,
  work: Work<T>,
  side: Side = 'internal',
): Promise<T> => inSpan({ name, attributes, from: context.active(), side }, work);

/** Says that what is being done now goes on with what another trace began, such as a stream it moved before. */
export const linkTo = (header: string | undefined): void => {
  const span = trace.getActiveSpan();
  const earlier = header === undefined ? undefined : spanContextOf(header);
  if (!span || !earlier || earlier.traceId === span.spanContext().traceId) return;
  span.addLink({ context: earlier });
};

export const traceIdNow = (): string | undefined => traceparent()?.slice(3, 35);

type Begun = Readonly<{ name: string; attributes: Attributes; from: Context; side: Side }>;

const kinds: Readonly<Record<Side, SpanKind>> = {
  internal: SpanKind.INTERNAL,
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  producer: SpanKind.PRODUCER,
  consumer: SpanKind.CONSUMER,
};

const inSpan = <T>({ name, attributes, from, side }: Begun, work: Work<T>): Promise<T> =>
  tracer().startActiveSpan(name, { attributes, kind: kinds[side] }, from, async (span) => {
    try {
      return await work((more) => void span.setAttributes(more));
    } catch (error) {
      markFailed(span, error);
      throw error;
    } finally {
      span.end();
    }
  });

// Never recordException: it copies the message, which may quote values.
const markFailed = (span: Span, error: unknown): void => {
  span.setStatus({ code: SpanStatusCode.ERROR });
  span.setAttribute('error.type', error instanceof Error ? error.name : typeof error);
};

const headerOf = ({ traceId, spanId, traceFlags }: SpanContext): string =>
  `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`;

const spanContextOf = (header: string): SpanContext | undefined => {
  const [, traceId = '', spanId = '', flags = '0'] =
    /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/.exec(header) ?? [];
  const parent = { traceId, spanId, traceFlags: Number.parseInt(flags, 16), isRemote: true };
  return isSpanContextValid(parent) ? parent : undefined;
};
