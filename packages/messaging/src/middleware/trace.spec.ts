import { traceparent as now } from '@handoff/runtime';
import { type RecordedSpan, recordSpans } from '@handoff/runtime/recorded-spans';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { delivery } from '../../test/messages.ts';
import { parkedFor, processed, type Verdict } from '../delivery.ts';
import { trace } from './trace.ts';

const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
const one = delivery('referral-1', { sequence: 1, headers: { traceparent } });

let recorded: Awaited<ReturnType<typeof recordSpans>>;
beforeAll(async () => {
  recorded = await recordSpans();
});
afterAll(() => recorded.stop());

const consumed = async (
  next: () => Promise<Verdict>,
  trusted = true,
  message = one,
): Promise<RecordedSpan> => {
  await trace({ consumer: 'routing', trusted })(next)(message).catch(() => undefined);
  return recorded.spans().at(-1) ?? expect.fail('no span');
};

describe('the trace of a message', () => {
  it("is a part of the sender's, and what is done with it is a part of that", async () => {
    let inside: string | undefined;
    const span = await consumed(async () => {
      inside = now();
      return processed;
    });
    expect(span).toMatchObject({
      trace: '0af7651916cd43dd8448eb211c80319c',
      parent: 'b7ad6b7169203331',
      name: 'process ReferralOffered',
      side: 'consumer',
      attributes: { 'handoff.verdict': 'processed', 'messaging.consumer.group.name': 'routing' },
    });
    expect(inside).toContain(span.trace);
    expect(inside).not.toBe(traceparent);
  });

  it('names neither key nor value', async () =>
    expect(JSON.stringify(await consumed(async () => processed))).not.toContain('referral-1'));

  it('says why a message was parked', async () =>
    expect((await consumed(async () => parkedFor('gap'))).attributes).toMatchObject({
      'handoff.verdict': 'parked',
      'handoff.code': 'gap',
    }));

  it("begins anew for a stranger, whose header is dropped and whose word for the message isn't repeated", async () => {
    const headers = { ...one.headers, ce_type: 'Maria Lopez' };
    const span = await consumed(async () => processed, false, { ...one, headers });
    expect(span.trace).not.toBe('0af7651916cd43dd8448eb211c80319c');
    expect(span.parent).toBeUndefined();
    expect(span.name).toBe(`process ${one.topic}`);
    let seen: Readonly<Record<string, string>> = {};
    await trace({ consumer: 'routing', trusted: false })(async ({ headers: passed }) => {
      seen = passed;
      return processed;
    })(one);
    expect(seen).not.toHaveProperty('traceparent');
  });

  it('says with a code what went wrong, and never with the words of the error', async () => {
    const span = await consumed(() => Promise.reject(new Error('Maria Lopez')));
    expect(span).toMatchObject({ status: 'error', attributes: { 'handoff.code': 'handler-failed' } });
    expect(JSON.stringify(span)).not.toContain('Maria');
  });

  it('is kept apart from the trace of whoever happens to deliver it', async () => {
    const without = delivery('referral-1', { sequence: 2 });
    let inside: string | undefined = traceparent;
    await trace({ consumer: 'outer' })(async () =>
      trace({ consumer: 'inner' })(async () => {
        inside = now();
        return processed;
      })(without),
    )(one);
    expect(inside).not.toContain('0af7651916cd43dd8448eb211c80319c');
  });
});
