import type { CapacityChanged } from '@handoff/schemas';
import { describe, expect, it } from 'vitest';
import { tailSchema } from './fetch-tail.ts';
import { type HostedInMemory, hostInMemory } from './in-memory/host.ts';
import { inMemoryClient } from './in-memory/door.ts';
import { inMemoryWorld, type World } from './in-memory/world.ts';
import { hearingService, places, seatsService } from './testing/seats-service.ts';

const threeEvents = async () => {
  const owner = hostInMemory(seatsService());
  for (const seats of [1, 2, 3]) await owner.command('SetCapacity', 'seats-1', places(seats), `c${seats}`);
  await owner.settle();
  return owner;
};

/** What the broker of another world gets to see: the first event and the last. */
const withGap = async (owner: HostedInMemory, { broker }: World) => {
  for (const { topic, key, headers, payload } of owner.broker.records('handoff.referrals'))
    if (headers['ce_sequence'] !== '2')
      await broker.producer().send({ topic, messages: [{ key, headers: { ...headers }, value: payload }] });
};

describe('the tail of a stream', () => {
  it('is what Kafka carried, byte for byte', async () => {
    const owner = await threeEvents();
    const asked = { params: { id: 'seats-1' }, query: { after: 1 } };
    const { events } = tailSchema.parse(await owner.call('gateway', 'GET', '/internal/streams/:id', asked));
    const published = owner.broker.records('handoff.referrals').slice(1);
    expect(events).toEqual(
      published.map(({ topic, key, headers, payload }) => ({
        topic,
        key,
        headers,
        value: payload.toString('base64'),
      })),
    );
  });

  it('of a stream that is not there is not found', async () => {
    const owner = await threeEvents();
    const asked = { params: { id: 'seats-9' }, query: { after: 0 } };
    await expect(owner.call('gateway', 'GET', '/internal/streams/:id', asked)).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});

describe('after a gap', () => {
  it('a consumer gets what is missing from the owner, in order and once', async () => {
    const owner = await threeEvents();
    const heard: CapacityChanged[] = [];
    const world = inMemoryWorld();
    const hearing = hostInMemory(
      hearingService(async (event) => void heard.push(event)),
      { world, peers: { routing: inMemoryClient(owner.call, 'routing', 'gateway') } },
    );
    await withGap(owner, world);
    await hearing.settle();
    expect(heard.map(({ seats }) => seats)).toEqual([1, 2, 3]);
    expect(await hearing.parked.streams()).toEqual([]);
  });

  it('in a topic of its own, a service looks into its own store', async () => {
    const owner = await threeEvents();
    const heard: CapacityChanged[] = [];
    const world = inMemoryWorld();
    const definition = seatsService({ hears: async (event) => void heard.push(event) });
    const service = hostInMemory(definition, { world, documents: owner.documents });
    await withGap(owner, world);
    await service.settle();
    expect(heard.map(({ seats }) => seats)).toEqual([1, 2, 3]);
    expect(await service.parked.streams()).toEqual([]);
  });

  it('parks the stream, and only it, when the owner gives nothing', async () => {
    const owner = await threeEvents();
    const heard: CapacityChanged[] = [];
    const world = inMemoryWorld();
    const stranger = hostInMemory(seatsService());
    const hearing = hostInMemory(
      hearingService(async (event) => void heard.push(event)),
      { world, peers: { routing: inMemoryClient(stranger.call, 'routing', 'gateway') } },
    );
    await withGap(owner, world);
    await hearing.settle();
    expect(heard.map(({ seats }) => seats)).toEqual([1]);
    expect(await hearing.parked.streams()).toMatchObject([{ stream: 'seats-1', code: 'gap' }]);
  });
});
