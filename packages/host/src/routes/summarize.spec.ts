import { describe, expect, it } from 'vitest';
import { hostInMemory } from '../in-memory/host.ts';
import { places, seatsService } from '../testing/seats-service.ts';

describe('the summary', () => {
  it("counts what waits and what is parked, beside the service's own counts", async () => {
    const definition = seatsService({
      hears: () => Promise.reject(new TypeError('a bug')),
      summary: async () => ({ cohorts: 1 }),
    });
    const service = hostInMemory(definition);
    await service.command('SetCapacity', 'seats-1', places(1), 'c1');
    await service.settle();
    expect(await service.call('operator', 'GET', '/internal/summary')).toEqual({
      service: 'routing',
      unpublished: 0,
      parked: 1,
      cohorts: 1,
    });
  });

  it('counts a stream whose events the broker does not have yet', async () => {
    const service = hostInMemory(seatsService());
    service.crashAt('relay.after-send-before-mark');
    await service.command('SetCapacity', 'seats-1', places(1), 'c1');
    expect(await service.call('operator', 'GET', '/internal/summary')).toMatchObject({ unpublished: 1 });
    await service.settle();
    expect(await service.call('operator', 'GET', '/internal/summary')).toMatchObject({ unpublished: 0 });
  });
});
