import { SpanStatusCode } from '@opentelemetry/api';
import { type ReadableSpan, TracerProvider } from '@opentelemetry/sdk-trace';
import { describe, expect, it } from 'vitest';
import { allowedSpans } from './allowed-spans.ts';

const exported: ReadableSpan[] = [];
const provider = new TracerProvider({
  spanProcessors: [
    allowedSpans({
      onStart: () => {},
      onEnd: (span) => void exported.push(span),
      forceFlush: () => Promise.resolve(),
      shutdown: () => Promise.resolve(),
    }),
  ],
});

describe('a span on its way to an exporter', () => {
  it('keeps its name, times and allowed attributes, and loses events, messages and the attributes of links', () => {
    const tracer = provider.getTracer('test');
    const linked = tracer.startSpan('linked').spanContext();
    const span = tracer.startSpan('consume', { links: [{ context: linked, attributes: { name: 'Ana' } }] });
    span.setAttributes({ 'http.route': '/referrals/:id', 'person.name': 'Ana' });
    span.addEvent('Ana', { name: 'Ana' });
    span.recordException(new Error('Ana'));
    span.setStatus({ code: SpanStatusCode.ERROR, message: 'Ana' });
    span.end();

    const [{ name, attributes, events, status, links, duration }] = exported as [ReadableSpan];
    expect({ name, attributes, events, status }).toEqual({
      name: 'consume',
      attributes: { 'http.route': '/referrals/:id' },
      events: [],
      status: { code: SpanStatusCode.ERROR },
    });
    expect(links).toEqual([{ context: linked }]);
    expect(duration[0]).toBeGreaterThanOrEqual(0);
  });
});
