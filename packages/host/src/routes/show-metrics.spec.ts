import { eventually } from '@handoff/testkit';
import { describe, expect, it } from 'vitest';
import { hostInMemory } from '../in-memory/host.ts';
import { clockedSeats } from '../testing/clocked-seats.ts';
import { places, seatsService } from '../testing/seats-service.ts';

type Hosted = ReturnType<typeof hostInMemory>;

const metrics = async ({ call }: Pick<Hosted, 'call'>): Promise<string[]> => {
  const { body } = (await call('operator', 'GET', '/internal/metrics')) as { body: string };
  return body.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
};

describe('the metrics of a service', () => {
  it('are zeros when nothing waits, for every consumer it has', async () => {
    const service = hostInMemory(seatsService({ hears: async () => undefined }));
    await service.command('SetCapacity', 'seats-1', places(1), 'c1');
    await service.settle();
    expect(await metrics(service)).toEqual([
      'handoff_outbox_streams{service="routing"} 0',
      'handoff_outbox_oldest_seconds{service="routing"} 0',
      'handoff_clocks_due{service="routing"} 0',
      'handoff_clocks_late_seconds{service="routing"} 0',
      'handoff_parked_messages{service="routing",consumer="routing.commands"} 0',
      'handoff_parked_messages{service="routing",consumer="routing.capacity"} 0',
      'handoff_broker_answers{service="routing"} 1',
      'handoff_consumer_behind{service="routing",group="handoff.routing.commands"} 0',
      'handoff_consumer_behind{service="routing",group="handoff.routing.capacity"} 0',
    ]);
  });

  it('say how many streams wait in the outbox, and for how long the longest', async () => {
    const service = hostInMemory(seatsService());
    service.crashAt('relay.after-send-before-mark');
    await service.command('SetCapacity', 'seats-1', places(1), 'c1');
    service.time.elapse(90_000);
    const said = await metrics(service);
    expect(said).toContain('handoff_outbox_streams{service="routing"} 1');
    expect(said).toContain('handoff_outbox_oldest_seconds{service="routing"} 90');
  });

  it('say how many clocks should have rung, and how late the latest is', async () => {
    const service = hostInMemory(clockedSeats());
    await service.command('SetCapacity', 'seats-1', places(1), 'c1');
    service.time.travel(86_400_000 + 3_600_000);
    const late = await metrics(service);
    expect(late).toContain('handoff_clocks_due{service="routing"} 1');
    expect(late).toContain('handoff_clocks_late_seconds{service="routing"} 3600');
    await service.clocks.tick();
    expect(await metrics(service)).toContain('handoff_clocks_due{service="routing"} 0');
  });

  it('count what is parked, by consumer', async () => {
    const service = hostInMemory(seatsService({ hears: () => Promise.reject(new TypeError('a bug')) }));
    await service.command('SetCapacity', 'seats-1', places(1), 'c1');
    await service.command('SetCapacity', 'seats-1', places(2), 'c2');
    await service.settle();
    expect(await metrics(service)).toContain(
      'handoff_parked_messages{service="routing",consumer="routing.capacity"} 2',
    );
  });

  it('say by topic and partition how far a consumer is behind', async () => {
    let away = true;
    const outage = Object.assign(new Error('away'), { transient: true });
    const hears = () => (away ? Promise.reject(outage) : Promise.resolve());
    const service = hostInMemory(seatsService({ hears }));
    await service.command('SetCapacity', 'seats-1', places(1), 'c1');
    await eventually(async () => {
      const said = (await metrics(service)).filter((line) => line.startsWith('handoff_consumer_lag'));
      expect(said).toEqual([
        expect.stringMatching(
          /^handoff_consumer_lag\{service="routing",group="handoff\.routing\.capacity",topic="handoff\.referrals",partition="\d+"\} 1$/,
        ),
      ]);
    });
    away = false;
    await service.settle();
    expect((await metrics(service)).filter((line) => line.startsWith('handoff_consumer_lag'))).toEqual([]);
  });

  it('are for the operator alone', async () => {
    const { call } = hostInMemory(seatsService());
    await expect(call('gateway', 'GET', '/internal/metrics')).rejects.toThrow('gateway may not');
  });
});
