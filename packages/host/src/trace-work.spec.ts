import { recordSpans } from '@handoff/runtime/recorded-spans';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hostInMemory } from './in-memory/host.ts';
import { clockedSeats } from './testing/clocked-seats.ts';
import { places, seatsService } from './testing/seats-service.ts';

const one = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
const other = `00-${'c'.repeat(32)}-${'d'.repeat(16)}-01`;

let recorded: Awaited<ReturnType<typeof recordSpans>>;
beforeAll(async () => {
  recorded = await recordSpans();
});
beforeEach(() => recorded.clear());
afterAll(() => recorded.stop());

const headerOf = ({ trace, span }: { trace: string; span: string }) => `00-${trace}-${span}-01`;

describe('what a service does with a command', () => {
  const hosted = () => {
    const service = hostInMemory(seatsService({ hears: async () => undefined }));
    const told = async (seats: number, traceparent: string) => {
      const headers = { 'handoff-stream': 'seats-1', 'handoff-causation': `c${seats}`, traceparent };
      const body = service.codec.encode('SetCapacity', places(seats));
      await service.call('gateway', 'POST', '/internal/commands', { headers, body });
      await service.settle();
    };
    return { service, told };
  };

  it('is one trace: handled, sent, consumed', async () => {
    const { service, told } = hosted();
    await told(1, one);
    const [handle, send, process] = [
      'handle SetCapacity',
      'send handoff.referrals',
      'process CapacityChanged',
    ].map(recorded.named);
    expect(handle).toMatchObject({ trace: 'a'.repeat(32), parent: 'b'.repeat(16) });
    expect(handle?.attributes).toEqual({
      'handoff.stream.type': 'seats',
      'handoff.command': 'SetCapacity',
      'handoff.outcome': 'done',
    });
    expect(send).toMatchObject({ trace: handle?.trace, parent: handle?.span, side: 'producer' });
    expect(process).toMatchObject({ trace: handle?.trace, parent: handle?.span, side: 'consumer' });
    const [event] = await service.eventsOf('seats-1');
    expect(event?.trace).toBe(headerOf(handle!));
    expect(service.broker.records('handoff.referrals')[0]?.headers['traceparent']).toBe(event?.trace);
  });

  it('says that it was refused, and by which code', async () => {
    await hosted().told(-1, one);
    expect(recorded.named('handle SetCapacity').attributes).toMatchObject({
      'handoff.outcome': 'refused',
      'handoff.code': 'fewer-than-none',
    });
  });

  it('names no stream, no causation and no value', async () => {
    await hosted().told(7, one);
    expect(JSON.stringify(recorded.spans())).not.toMatch(/seats-1|"c7"|esl-evening/);
  });

  it('is linked to the trace that moved the stream before', async () => {
    const { told } = hosted();
    await told(1, one);
    await told(2, other);
    expect(recorded.named('handle SetCapacity')).toMatchObject({
      trace: 'c'.repeat(32),
      links: ['a'.repeat(32)],
    });
  });

  it('is answered in its trace', async () => {
    const { service } = hosted();
    await service.enqueue('SetCapacity', 'seats-1', places(1), 'c1');
    await service.settle();
    const process = recorded.named('process SetCapacity');
    const [answer] = service.broker.records('handoff.answers');
    expect(answer?.headers['traceparent']).toBe(headerOf(process));
    expect(recorded.named('send handoff.answers')).toMatchObject({ parent: process.span });
  });

  it('keeps its own trace when several leave together after an outage', async () => {
    const { service, told } = hosted();
    service.crashAt('relay.after-send-before-mark');
    service.crashAt('relay.after-send-before-mark');
    await told(1, one).catch(() => undefined);
    await told(2, other);
    const sent = recorded.spans().filter(({ name }) => name === 'send handoff.referrals');
    expect(new Set(sent.map(({ trace }) => trace))).toEqual(new Set(['a'.repeat(32), 'c'.repeat(32)]));
    const consumed = recorded.spans().filter(({ name }) => name === 'process CapacityChanged');
    expect(new Set(consumed.map(({ trace }) => trace))).toEqual(new Set(['a'.repeat(32), 'c'.repeat(32)]));
  });
});

describe('what a clock does', () => {
  it('begins a trace, linked to the one that set it', async () => {
    const service = hostInMemory(clockedSeats());
    const headers = { 'handoff-stream': 'seats-1', 'handoff-causation': 'c1', traceparent: one };
    const body = service.codec.encode('SetCapacity', places(3));
    await service.call('gateway', 'POST', '/internal/commands', { headers, body });
    await service.pass(2);
    const ring = recorded.named('ring seats');
    expect(ring).toMatchObject({ links: ['a'.repeat(32)] });
    expect(ring.trace).not.toBe('a'.repeat(32));
    expect((await service.eventsOf('seats-1', 1))[0]?.trace).toBe(headerOf(ring));
  });
});
