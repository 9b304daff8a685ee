import type { CapacityChanged } from '@handoff/schemas';
import { beforeEach, describe, expect, it } from 'vitest';
import { type HostedInMemory, hostInMemory } from '../in-memory/host.ts';
import { places, seatsService } from '../testing/seats-service.ts';

const heard: number[] = [];
let broken = true;
let service: HostedInMemory;

const hears = async ({ seats }: CapacityChanged): Promise<void> => {
  if (broken) throw new TypeError('a handler that says what it read: esl-evening');
  heard.push(seats);
};

beforeEach(async () => {
  heard.length = 0;
  broken = true;
  service = hostInMemory(seatsService({ hears }));
  for (const seats of [1, 2]) await service.command('SetCapacity', 'seats-1', places(seats), `c${seats}`);
  await service.settle();
});

const redrive = (body: object = {}) =>
  service.call('operator', 'POST', '/internal/parked/redrive', { body }) as Promise<{ results: object[] }>;

describe('parked messages', () => {
  it('are listed by stream, with the reason of the first', async () =>
    expect(await service.call('operator', 'GET', '/internal/parked')).toMatchObject({
      streams: [{ consumer: 'routing.capacity', stream: 'seats-1', size: 2, code: 'handler-failed' }],
    }));

  it('are listed with the id under which the first can be looked at', async () => {
    const [waiting] = (
      (await service.call('operator', 'GET', '/internal/parked')) as { streams: { first: string }[] }
    ).streams;
    const id = waiting?.first ?? '';
    expect(await service.call('operator', 'GET', '/internal/parked/:id', { params: { id } })).toMatchObject({
      id,
      stream: 'seats-1',
    });
  });

  it('are shown by place and reason, never with what they say', async () => {
    const [first] = await service.parked.list('routing.capacity', 'seats-1');
    const shown = await service.call('operator', 'GET', '/internal/parked/:id', {
      params: { id: first!.id },
    });
    expect(shown).toMatchObject({
      topic: 'handoff.referrals',
      code: 'handler-failed',
      bytes: expect.any(Number),
    });
    expect(shown).not.toHaveProperty('payload');
    expect(JSON.stringify(shown)).not.toContain('esl-evening');
  });

  it('that are not there are not found', async () =>
    await expect(
      service.call('operator', 'GET', '/internal/parked/:id', { params: { id: 'nothing' } }),
    ).rejects.toMatchObject({ code: 'not-found' }));

  it('come back through the same handler, in order, once it is mended', async () => {
    broken = false;
    expect(await redrive()).toMatchObject({ results: [{ stream: 'seats-1', handled: 2 }] });
    expect(heard).toEqual([1, 2]);
    expect(await service.parked.streams()).toEqual([]);
  });

  it('stay where the handler is still broken, and say why', async () => {
    expect(await redrive()).toMatchObject({ results: [{ handled: 0, because: 'handler-failed' }] });
    expect(heard).toEqual([]);
  });

  it('of other consumers and streams are left alone', async () => {
    broken = false;
    expect(await redrive({ consumer: 'routing.commands' })).toEqual({ results: [] });
    expect(await redrive({ streams: ['seats-9'] })).toEqual({ results: [] });
    expect(heard).toEqual([]);
  });

  it('are handled again, harmlessly, after a crash before they were cleared', async () => {
    broken = false;
    service.crashAt('parked.redriven-before-clear');
    await expect(redrive()).rejects.toThrow();
    await redrive();
    expect(heard).toEqual([1, 2]);
  });

  it.each([
    ['GET', '/internal/parked'],
    ['POST', '/internal/parked/redrive'],
  ])(
    "are the operator's alone: %s %s",
    async (method, path) => await expect(service.call('gateway', method, path)).rejects.toThrow('may not'),
  );
});
