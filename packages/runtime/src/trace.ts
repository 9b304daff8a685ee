import { AsyncLocalStorage } from 'node:async_hooks';
import {
  type Attributes,
  type Context,
  context,
  isSpanContextValid,
  ROOT_CONTEXT,
  type Span,
  type SpanContext,
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

/** Does `work` as a part of the trace that `header` names; without a readable header, as a trace of its own. */
export const withTraceparent = <T>(
  header: string | undefined,
  name: string,
  attributes: Attributes,
  work: () => Promise<T>,
): Promise<T> => {
  const parent = header === undefined ? undefined : spanContextOf(header);
  const from = parent ? trace.setSpanContext(ROOT_CONTEXT, parent) : ROOT_CONTEXT;
  return passed.run(parent && header, () => inSpan(name, attributes, from, work));
};

/** Does `work` as a step of what is being done now. */
export const withSpan = <T>(name: string, attributes: Attributes, work: () => Promise<T>): Promise<T> =>
  inSpan(name, attributes, context.active(), work);

export const traceIdNow = (): string | undefined => traceparent()?.slice(3, 35);

const inSpan = <T>(name: string, attributes: Attributes, from: Context, work: () => Promise<T>): Promise<T> =>
  tracer().startActiveSpan(name, { attributes }, from, async (span) => {
    try {
      return await work();
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
