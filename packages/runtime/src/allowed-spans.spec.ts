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

  it.each([
    ['GET /v1/referrals?name=Ana', 'unnamed'],
    ['GET https://elsewhere.example/?q=Ana', 'unnamed'],
    ['find {"name":"Ana"}', 'unnamed'],
    ['Ana lives in Lowell, 5 Elm', 'unnamed'],
    ['GET /v1/referrals/:id', 'GET /v1/referrals/:id'],
    ['handle SubmitIntake', 'handle SubmitIntake'],
    ['pass on IntakeSubmission', 'pass on IntakeSubmission'],
    ['send handoff.partner.harbor-worker-center.out', 'send handoff.partner.harbor-worker-center.out'],
  ])('is named as ours are: %s', (name, told) => {
    provider.getTracer('test').startSpan(name).end();
    expect(exported.at(-1)?.name).toBe(told);
  });

  it('loses what an instrumentation of others would set', () => {
    const span = provider.getTracer('test').startSpan('GET /v1/referrals/:id');
    span.setAttributes({
      'url.full': 'https://door/v1/referrals?name=Ana',
      'url.query': 'name=Ana',
      'url.path': '/v1/referrals/Ana',
      'http.target': '/v1/referrals?name=Ana',
      'http.url': 'https://door/?name=Ana',
      'http.request.header.cookie': 'Ana',
      'user_agent.original': 'Ana',
      'client.address': '203.0.113.7',
      'db.statement': "find({name:'Ana'})",
      'db.query.text': "find({name:'Ana'})",
      'exception.message': 'Ana',
      'exception.stacktrace': 'Ana',
      'messaging.kafka.message.key': 'Ana',
      'enduser.id': 'Ana',
    });
    span.end();
    expect(exported.at(-1)?.attributes).toEqual({});
  });
});
