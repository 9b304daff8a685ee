import { Refusal } from '@handoff/decider';
import { type RecordedSpan, recordSpans } from '@handoff/runtime/recorded-spans';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { serving } from '../test/serving.ts';
import { route, serviceClient } from './index.ts';

let recorded: Awaited<ReturnType<typeof recordSpans>>;
beforeAll(async () => {
  recorded = await recordSpans();
});
beforeEach(() => recorded.clear());
afterAll(() => recorded.stop());

const header = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;

const answering = (handle: (header: (name: string) => string | undefined) => unknown = () => ({})) =>
  route({
    method: 'GET',
    path: '/referrals/:id',
    auth: 'known',
    params: z.object({ id: z.string() }),
    query: z.object({ after: z.string().optional() }),
    handle: (input) => handle(input.header),
  });

const asked = async (
  handle?: (header: (name: string) => string | undefined) => unknown,
  continuesTraces = false,
): Promise<RecordedSpan> => {
  const { call } = await serving([answering(handle)], {}, { continuesTraces });
  await call('/referrals/referral-7?after=Ana', { headers: { traceparent: header } });
  return recorded.named('GET /referrals/:id');
};

describe('a request', () => {
  it('is one span, named by the template of its path; no id and no query stand in it', async () => {
    const span = await asked();
    expect(span).toMatchObject({ side: 'server', status: 'unset' });
    expect(span.attributes).toEqual({
      'http.request.method': 'GET',
      'http.route': '/referrals/:id',
      'http.response.status_code': 200,
    });
    expect(JSON.stringify(span)).not.toMatch(/referral-7|Ana/);
  });

  it('begins a trace at a door for strangers, whatever they send', async () => {
    const span = await asked();
    expect(span.trace).not.toBe('a'.repeat(32));
    expect(span.parent).toBeUndefined();
  });

  it("goes on with its caller's trace at a door of our own", async () =>
    expect(await asked(undefined, true)).toMatchObject({ trace: 'a'.repeat(32), parent: 'b'.repeat(16) }));

  it('that is refused is no failure of ours', async () => {
    const refusal = new Refusal('seat-taken', { reason: 'Taken.', mend: 'Another.' });
    expect(await asked(() => Promise.reject(refusal))).toMatchObject({
      status: 'unset',
      attributes: { 'http.response.status_code': 409 },
    });
  });

  it('that breaks something is one, without a word of the error', async () => {
    const span = await asked(() => Promise.reject(new TypeError('Ana')));
    expect(span).toMatchObject({
      status: 'error',
      attributes: { 'http.response.status_code': 500, 'error.type': 'TypeError' },
    });
    expect(JSON.stringify(span)).not.toContain('Ana');
  });

  it('for the health of the process leaves no span', async () => {
    const { call } = await serving([answering()]);
    expect((await call('/health/ready')).status).toBe(200);
    expect(recorded.spans()).toEqual([]);
  });
});

describe('a call to another service', () => {
  it('is a span, and what the other does for it a part of that', async () => {
    let heard: string | undefined;
    const hear = (name: (header: string) => string | undefined) => {
      heard = name('traceparent');
      return {};
    };
    const { url } = await serving([answering(hear)], {}, { continuesTraces: true });
    const client = serviceClient({ name: 'routing', baseUrl: url, token: 'token-of-north' });
    await client.get('/referrals/:id', { params: { id: 'referral-7' }, headers: { traceparent: header } });
    const [server, calling] = recorded.spans();
    expect(calling).toMatchObject({
      name: 'GET /referrals/:id',
      side: 'client',
      attributes: {
        'peer.service': 'routing',
        'http.request.method': 'GET',
        'http.route': '/referrals/:id',
      },
    });
    expect(server).toMatchObject({ side: 'server', trace: calling?.trace, parent: calling?.span });
    expect(heard).toContain(calling?.span);
    expect(JSON.stringify(recorded.spans())).not.toContain('referral-7');
  });
});
