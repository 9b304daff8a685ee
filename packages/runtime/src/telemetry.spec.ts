import { SpanStatusCode, trace } from '@opentelemetry/api';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTelemetry, traceparent, withSpan, withTraceparent } from './index.ts';

type Line = Record<'trace' | 'span' | 'parent' | 'name' | 'service' | 'status', string> & {
  attributes: Record<string, unknown>;
};

const directory = mkdtempSync(join(tmpdir(), 'spans-'));
const file = join(directory, 'spans.jsonl');
const text = () => readFileSync(file, 'utf8');
const named = (name: string): Line => {
  const lines = text()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
  return lines.find((line) => line.name === name) ?? expect.fail(`no span '${name}'`);
};
const header = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
let stop: () => Promise<void>;

beforeAll(async () => {
  stop = await startTelemetry({ service: 'routing', env: { HANDOFF_SPANS_FILE: file } });
});
afterAll(async () => {
  await stop();
  rmSync(directory, { recursive: true });
});

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
