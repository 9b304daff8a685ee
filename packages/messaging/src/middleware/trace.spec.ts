import { context, ROOT_CONTEXT, type Span, trace as tracing } from '@opentelemetry/api';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { delivery } from '../../test/messages.ts';
import { processed } from '../delivery.ts';
import { trace } from './trace.ts';

const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
const one = delivery('referral-1', { sequence: 1, headers: { traceparent } });

describe('the trace of a message', () => {
  const span = { setAttribute: vi.fn(), setStatus: vi.fn(), end: vi.fn() };
  const startSpan = vi.fn((..._given: unknown[]) => span as unknown as Span);
  beforeEach(() => {
    vi.clearAllMocks();
    tracing.setGlobalTracerProvider({ getTracer: () => ({ startSpan }) as never });
  });
  afterEach(() => tracing.disable());

  it("is a part of the sender's", async () => {
    await trace({ consumer: 'routing' })(async () => processed)(one);
    const parent = startSpan.mock.calls[0]?.[2] as typeof ROOT_CONTEXT;
    expect(tracing.getSpanContext(parent)).toMatchObject({ traceId: '0af7651916cd43dd8448eb211c80319c' });
    expect(span.setAttribute).toHaveBeenCalledWith('handoff.verdict', 'processed');
    expect(span.end).toHaveBeenCalledOnce();
  });

  it('names neither key nor value', async () => {
    await trace({ consumer: 'routing' })(async () => processed)(one);
    expect(JSON.stringify(startSpan.mock.calls[0]?.slice(0, 2))).not.toContain('referral-1');
  });

  it("begins anew for a stranger, and drops the stranger's header", async () => {
    const next = vi.fn(async () => processed);
    await trace({ consumer: 'routing', trusted: false })(next)(one);
    expect(startSpan.mock.calls[0]?.[2]).toBe(ROOT_CONTEXT);
    expect(next).toHaveBeenCalledWith(
      expect.objectContaining({ headers: expect.not.objectContaining({ traceparent }) }),
    );
  });

  it('says with a code what went wrong, and never with the words of the error', async () => {
    const failing = trace({ consumer: 'routing' })(async () => Promise.reject(new Error('Maria Lopez')));
    await expect(failing(one)).rejects.toThrow('Maria');
    expect(span.setStatus).toHaveBeenCalledWith({ code: 2, message: 'handler-failed' });
    expect(context.active()).toBe(ROOT_CONTEXT);
  });
});
