import type { HttpFault } from '@handoff/http';
import { describe, expect, it } from 'vitest';
import { hostInMemory } from './in-memory/host.ts';
import type { OwnersEvent } from './history.ts';
import { places, seatsService } from './testing/seats-service.ts';

const many = 620;

/** Routing, with more streams than a page holds, and outcomes, which may read them. */
const given = async () => {
  const routing = hostInMemory(seatsService());
  const set = (seatsId: string, seats: number, causation: string) =>
    routing.command('SetCapacity', seatsId, { ...places(seats), seatsId }, causation);
  for (let at = 0; at < many; at += 1) await set(`seats-${String(at).padStart(3, '0')}`, 3, `c${at}`);
  await set('seats-000', 4, 'again');
  await routing.settle();
  const reader = hostInMemory(
    { ...seatsService(), name: 'outcomes', streams: [], commands: {}, subscriptions: [] },
    { world: routing.world },
  );
  return { routing, reader };
};

const all = async (events: AsyncIterable<OwnersEvent>): Promise<readonly OwnersEvent[]> => {
  const read: OwnersEvent[] = [];
  for await (const event of events) read.push(event);
  return read;
};

describe('the history that an owner tells', () => {
  it('is every event of its streams, page by page, as a consumer would have it', async () => {
    const { routing, reader } = await given();
    const told = await all(reader.history('routing', 'seats'));
    expect(told).toHaveLength(many + 1);
    expect(new Set(told.map(({ origin }) => origin.id)).size).toBe(many + 1);
    const published = routing.broker.records('handoff.referrals').map(({ headers }) => headers['ce_id']);
    expect(new Set(told.map(({ origin }) => origin.id))).toEqual(new Set(published));
    expect(told.slice(0, 2)).toMatchObject([
      { type: 'CapacityChanged', data: { seats: 3 }, origin: { subject: 'seats-000', sequence: 1 } },
      { type: 'CapacityChanged', data: { seats: 4 }, origin: { subject: 'seats-000', sequence: 2 } },
    ]);
  });

  it('is the same when the owner reads its own', async () => {
    const { routing, reader } = await given();
    const own = await all(routing.history('routing', 'seats'));
    expect(own).toHaveLength(many + 1);
    expect(own).toEqual(await all(reader.history('routing', 'seats')));
  });

  it('is told to whom the table of calls lists, and of streams that leave as themselves', async () => {
    const { routing } = await given();
    const ask = (from: string, stream: string) =>
      routing.call(from, 'GET', '/internal/history/:stream', { params: { stream } });
    await expect(ask('eligibility', 'seats')).rejects.toThrow('may not');
    const unknown = (await ask('outcomes', 'view').catch((error: unknown) => error)) as HttpFault;
    expect(unknown.code).toBe('not-found');
  });
});
