import type { HttpFault } from '@handoff/http';
import { describe, expect, it } from 'vitest';
import type { ServiceDefinition, Subscription } from '../definition.ts';
import { hostInMemory } from '../in-memory/host.ts';
import type { StoredEvent } from '@handoff/stream-store';
import { toldOf } from '../restore/told.ts';
import { places, seatsService } from '../testing/seats-service.ts';
import { digestOf } from './digest.ts';
import { createRedeliver } from './redeliver.ts';
import { createReplay } from './replay.ts';

type Row = Readonly<{ id: string; seats: number }>;

/** Keeps the last word on each cohort; `count` is what a projection must not do. */
const projection = (keep: (rows: Map<string, Row>, row: Row) => void, kind: Subscription['kind']) => {
  const rows = new Map<string, Row>();
  const definition: ServiceDefinition = {
    ...seatsService(),
    subscriptions: [
      {
        consumer: 'seats',
        kind,
        topics: ['handoff.referrals'],
        on: { CapacityChanged: async ({ seatsId, seats }) => keep(rows, { id: seatsId, seats }) },
        rows: async () => [...rows.values()],
      },
    ],
  };
  return { rows, definition };
};

const last = (rows: Map<string, Row>, row: Row): void => void rows.set(row.id, row);
const summed = (rows: Map<string, Row>, row: Row): void =>
  void rows.set(row.id, { ...row, seats: row.seats + (rows.get(row.id)?.seats ?? 0) });

const given = async (keep = last, kind: Subscription['kind'] = 'projection') => {
  const { rows, definition } = projection(keep, kind);
  const service = hostInMemory(definition);
  for (const [at, seats] of [3, 4, 5].entries())
    await service.command('SetCapacity', 'seats-1', places(seats), `c${at}`);
  await service.settle();
  const paused: string[] = [];
  const pause = async (consumer: string) => {
    paused.push(consumer);
    return () => void paused.push('goes on');
  };
  const { context, anew, broker } = service;
  const again = (name = definition.name) =>
    createReplay({ definition: { ...definition, name }, recall: broker.recall, context, anew, pause });
  return { rows, service, paused, again };
};

describe('the replay of a projection', () => {
  it('gives the same digest, and rests its consumer meanwhile', async () => {
    const { again, paused } = await given();
    expect(await again()('seats')).toMatchObject({ records: 3, failed: 0, rows: 1, same: true });
    expect(paused).toEqual(['seats', 'goes on']);
  });

  it('gives the same digest although everything was published three times', async () => {
    const { again, service } = await given();
    const producer = service.broker.producer();
    for (const { topic, key, headers, payload } of service.broker
      .records('handoff.referrals')
      .flatMap((each) => [each, each]))
      await producer.send({ topic, messages: [{ key, headers, value: payload }] });
    expect(await again()('seats')).toMatchObject({ records: 9, same: true });
  });

  it('tells of one that counts what it hears twice', async () => {
    const { again } = await given(summed);
    expect((await again()('seats')).same).toBe(false);
  });

  it('brings back what somebody took out of it', async () => {
    const { again, rows } = await given();
    rows.clear();
    const { same, after } = await again()('seats');
    expect(same).toBe(false);
    expect(after).toBe(digestOf([{ seats: 5, id: 'seats-1' }]));
  });

  it.each([
    ['a reactor', 'reactor', 'routing'],
    ['the gateway', 'projection', 'gateway'],
  ] as const)('is refused to %s', async (_, kind, name) => {
    const { again, paused } = await given(last, kind);
    await expect(again(name)('seats')).rejects.toMatchObject({ code: 'replay-refused' });
    expect(paused).toEqual([]);
  });

  it('is refused for a consumer that is not there, with those that are', async () => {
    const { again } = await given();
    const refusal = (await again()('places').catch((error: unknown) => error)) as HttpFault;
    expect(refusal).toMatchObject({ code: 'not-found', mend: 'Name one of: seats.' });
  });
});

describe('a digest', () => {
  it('depends neither on the order of rows nor on that of fields', () =>
    expect(digestOf([{ a: 1, b: [1, 2] }, { c: 3 }])).toBe(digestOf([{ c: 3 }, { b: [1, 2], a: 1 }])));

  it('depends on everything else', () =>
    expect(digestOf([{ a: 1, b: [1, 2] }])).not.toBe(digestOf([{ a: 1, b: [2, 1] }])));
});

describe('a partner that asks for its messages again', () => {
  const out = 'handoff.partner.bayside.out';
  const toBayside = {
    types: ['CapacityChanged'],
    keptAs: 'ViewKept' as const,
    value: (data: Readonly<Record<string, unknown>>) => data,
    address: (_: string, { id }: { id: string }) => ({ topic: out, key: 'x', headers: { ce_id: id } }),
  };

  const gateway = async (mayLeaveAgain?: (event: StoredEvent) => Promise<boolean>) => {
    const definition: ServiceDefinition = { ...seatsService({ outward: toBayside }), name: 'gateway' };
    const service = hostInMemory(seatsService());
    service.broker.createTopic(out, 1);
    service.broker.createTopic('handoff.partner.north.out', 1);
    const { world, codec } = service;
    const told = hostInMemory(definition, { world });
    for (const [at, seats] of [3, 4].entries())
      await told.context.handle(
        'seats',
        'seats-1',
        { type: 'SetCapacity', data: places(seats) },
        { causation: `c${at}` },
      );
    await told.settle();
    const redeliver = createRedeliver({
      service: 'gateway',
      told: toldOf({ service: 'gateway', streams: definition.streams, codec, atRest: told.context.atRest }),
      messages: told.messages,
      store: told.store,
      recall: world.broker.recall,
      producer: world.broker.producer(),
      ...(mayLeaveAgain && { mayLeaveAgain }),
    });
    const ids = () => world.broker.records(out).map(({ headers }) => headers['ce_id']);
    return { redeliver, ids, store: told.store };
  };

  it('gets them in their order, with the same ids', async () => {
    const { redeliver, ids } = await gateway();
    const before = ids();
    expect(await redeliver('bayside')).toEqual({ partner: 'bayside', messages: 2 });
    expect(ids()).toEqual([...before, ...before]);
  });

  it("gets no other partner's", async () => {
    const { redeliver } = await gateway();
    expect(await redeliver('north')).toEqual({ partner: 'north', messages: 0 });
  });

  it('is told how many they would be, and sent nothing, when only that is asked', async () => {
    const { redeliver, ids } = await gateway();
    const before = ids();
    expect(await redeliver('bayside', { dryRun: true })).toEqual({ partner: 'bayside', messages: 2 });
    expect(ids()).toEqual(before);
  });

  it('gets none that may not be told any more', async () => {
    const { redeliver, ids } = await gateway(async ({ sequence }) => sequence !== 1);
    const [, second] = ids();
    expect(await redeliver('bayside')).toEqual({ partner: 'bayside', messages: 1 });
    expect(ids().at(-1)).toBe(second);
  });

  it('gets nothing of somebody who was erased since', async () => {
    const { redeliver, store } = await gateway();
    await store.forget('seats-1', 2);
    expect(await redeliver('bayside')).toEqual({ partner: 'bayside', messages: 0 });
  });
});
