import { describe, expect, it } from 'vitest';
import { hostInMemory } from './in-memory/host.ts';
import { places, seatsService } from './testing/seats-service.ts';

const traceparent = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;

describe('where no trace is recorded', () => {
  it('the header that came with a command goes on with its event, and is kept apart from the next', async () => {
    const service = hostInMemory(seatsService());
    const told = (seats: number, headers: object) =>
      service.call('gateway', 'POST', '/internal/commands', {
        headers: { 'handoff-stream': 'seats-1', 'handoff-causation': `c${seats}`, ...headers },
        body: service.codec.encode('SetCapacity', places(seats)),
      });
    await told(1, { traceparent });
    await told(2, {});
    await service.settle();
    expect((await service.eventsOf('seats-1')).map(({ trace }) => trace)).toEqual([traceparent, undefined]);
    expect(service.broker.records('handoff.referrals').map(({ headers }) => headers['traceparent'])).toEqual([
      traceparent,
      undefined,
    ]);
  });
});
