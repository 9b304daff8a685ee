import { SpanStatusCode, trace } from '@opentelemetry/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordSpans } from '../test/recorded-spans.ts';
import { linkTo, startTelemetry, traceparent, withSpan, withTraceparent } from './index.ts';

const header = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
let recorded: Awaited<ReturnType<typeof recordSpans>>;
const named = (name: string) => recorded.named(name);
const text = () => JSON.stringify(recorded.spans());

beforeAll(async () => {
  recorded = await recordSpans('routing');
});
afterAll(() => recorded.stop());

describe('telemetry to a file', () => {
  it('continues the trace of the header and hands it on as its own step', async () => {
    const inner = await withTraceparent(header, 'consume', {}, () =>
      withSpan('decide', {}, async () => traceparent()),
    );
    const [consume, decide] = [named('consume'), named('decide')];
    expect(consume).toMatchObject({
      trace: 'a'.repeat(32),
      parent: 'b'.repeat(16),
      service: 'routing',
      status: 'unset',
    });
    expect(decide).toMatchObject({ trace: 'a'.repeat(32), parent: consume.span });
    expect(inner).toBe(`00-${decide.trace}-${decide.span}-01`);
  });

  it('begins a trace of its own without a header, also inside another', async () => {
    await withTraceparent(header, 'outer', {}, () => withTraceparent(undefined, 'fresh', {}, async () => {}));
    expect(named('fresh').trace).not.toBe('a'.repeat(32));
    expect(named('fresh').parent).toBeUndefined();
  });

  it('says which side of a call or a message it was, and what became known on the way', async () => {
    const note = { 'http.response.status_code': 204, 'person.name': 'Ana' };
    await withSpan('answering', {}, async (noted) => noted(note), 'server');
    expect(named('answering')).toMatchObject({ side: 'server' });
    expect(named('answering').attributes).toEqual({ 'http.response.status_code': 204 });
    await withTraceparent(header, 'inside', {}, async () => {});
    expect(named('inside').side).toBe('internal');
  });

  it('is linked to the other trace that it goes on with, never to its own', async () => {
    const other = `00-${'c'.repeat(32)}-${'d'.repeat(16)}-01`;
    await withTraceparent(header, 'going on', {}, async () => {
      for (const earlier of [other, header, undefined, 'nonsense']) linkTo(earlier);
    });
    expect(named('going on').links).toEqual(['c'.repeat(32)]);
  });

  it('writes only attributes on the list, with harmless values', async () => {
    const attributes = {
      'messaging.destination.name': 'handoff.referrals',
      'messaging.kafka.message.key': 'Ana',
      'url.query': 'name=Ana',
      'http.route': 'Ana Canaria',
    };
    await withSpan('attributes', attributes, async () => {});
    expect(named('attributes').attributes).toEqual({ 'messaging.destination.name': 'handoff.referrals' });
  });

  it('keeps the class of an error and none of its text, however it was recorded', async () => {
    const failing = withSpan('failing', {}, async () => {
      const error = new TypeError('Ana Canaria');
      trace.getActiveSpan()?.recordException(error);
      trace.getActiveSpan()?.setStatus({ code: SpanStatusCode.ERROR, message: error.message });
      throw error;
    });
    await expect(failing).rejects.toThrow(TypeError);
    expect(named('failing')).toMatchObject({ status: 'error', attributes: { 'error.type': 'TypeError' } });
    expect(text()).not.toContain('Ana');
  });
});

describe('telemetry with no place to go', () => {
  it('starts nothing', async () => {
    await expect(startTelemetry({ service: 'x', env: {} }).then((end) => end())).resolves.toBeUndefined();
  });
});
