import { describe, expect, it } from 'vitest';
import type { Outgoing, Producer } from '@handoff/messaging';
import { assemble } from './assemble.ts';
import { hostInMemory } from './in-memory/host.ts';
import { inMemoryKept } from './in-memory/kept.ts';
import { inMemoryPorts } from './in-memory/ports.ts';
import { inMemoryWorld } from './in-memory/world.ts';
import { places, seatsService } from './testing/seats-service.ts';

describe('a command from handoff.commands', () => {
  const sent = async (...commands: [number, string][]) => {
    const service = hostInMemory(seatsService());
    for (const [seats, causation] of commands)
      await service.enqueue('SetCapacity', 'seats-1', places(seats), causation);
    await service.settle();
    return service.answers();
  };

  it('is answered on handoff.answers', async () => {
    expect(await sent([3, 'c1'])).toEqual([
      {
        causation: 'c1',
        command: 'handoff.referrals.SetCapacity',
        stream: 'seats-1',
        outcome: 'done',
        version: 1,
        code: null,
        place: null,
        reason: null,
        mend: null,
      },
    ]);
  });

  it('is answered also when it is refused, in the same words as at the door', async () => {
    expect(await sent([-1, 'c1'])).toMatchObject([
      { outcome: 'refused', code: 'fewer-than-none', place: 'seats', reason: 'Fewer than none.' },
    ]);
  });

  it('is answered alike when it comes again', async () => {
    const [first, second] = await sent([3, 'c1'], [3, 'c1']);
    expect(second).toEqual(first);
  });

  it('for another service is left to that one', async () => {
    const service = hostInMemory(seatsService());
    const withdraw = { consentId: 'consent-1', recipient: null, purposes: null, by: null };
    await service.enqueue('WithdrawConsent', 'consent-1', withdraw, 'c1');
    await service.settle();
    expect(await service.answers()).toEqual([]);
    expect(await service.parked.streams()).toEqual([]);
  });

  it('stays with the broker until its answer is out', async () => {
    const world = inMemoryWorld();
    const answers: Outgoing[] = [];
    let away = true;
    const producer: Producer = {
      partitionOf: async () => 0,
      send: async (batch) => {
        if (batch.topic !== 'handoff.answers') return;
        if (away) throw Object.assign(new Error('no broker'), { transient: true });
        answers.push(batch);
      },
    };
    const own = {
      time: { elapsed: () => 0, sleep: async () => {} },
      random: () => 0,
      newEventId: () => 'event-1',
    };
    const definition = seatsService();
    const kept = inMemoryKept(definition, world);
    const ports = { ...inMemoryPorts({ service: 'routing', world, kept }), producer, own };
    const [consume] = assemble(definition, ports).subscribers;
    const service = hostInMemory(seatsService(), { world });
    await service.enqueue('SetCapacity', 'seats-1', places(3), 'c1');
    const [delivery] = world.broker.records('handoff.commands');

    await expect(consume!(delivery!)).rejects.toThrow('no broker');
    expect(await kept.parked.streams()).toEqual([]);
    away = false;
    expect(await consume!(delivery!)).toEqual({ kind: 'processed' });
    expect(answers).toHaveLength(1);
    expect(kept.documents['seats']?.get('seats-1')?.events).toHaveLength(1);
  });
});
