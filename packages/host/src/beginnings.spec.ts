import { inMemoryCursors } from '@handoff/messaging/in-memory';
import { beforeEach, describe, expect, it } from 'vitest';
import { createBeginnings } from './beginnings.ts';
import type { Subscription } from './definition.ts';
import { hostInMemory } from './in-memory/host.ts';
import { places, seatsService } from './testing/seats-service.ts';

let cursors: ReturnType<typeof inMemoryCursors>;
beforeEach(() => void (cursors = inMemoryCursors()));

const subscription = (consumer: string, kind: Subscription['kind'] = 'reactor'): Subscription => ({
  consumer,
  kind,
  topics: [],
  on: {},
});

const started = async (at: string, ...subscriptions: readonly Subscription[]) => {
  const beginnings = createBeginnings({
    definition: { name: 'routing', subscriptions },
    cursors,
    now: () => at,
  });
  await beginnings.settle();
  return beginnings;
};
const monday = '2026-01-05T14:00:00.000Z';
const tuesday = '2026-01-06T14:00:00.000Z';
const wednesday = '2026-01-07T14:00:00.000Z';

describe('a reactor begins', () => {
  it('with the first event ever, where its service always had it', async () => {
    await started(monday, subscription('offers'));
    expect((await started(tuesday, subscription('offers'))).of('offers')).toBe('');
  });

  it('at its first start, where it came later, and there at every start after it', async () => {
    await started(monday, subscription('offers'));
    const release = [subscription('offers'), subscription('reminders')];
    expect((await started(tuesday, ...release)).of('reminders')).toBe(tuesday);
    const again = await started(wednesday, ...release);
    expect([again.of('offers'), again.of('reminders')]).toEqual(['', tuesday]);
  });

  it('with the first event ever, though the first start of all was cut short', async () => {
    const dying = { ...cursors, advanceMany: () => Promise.reject(new Error('killed')) };
    const subscriptions = [subscription('offers')];
    const first = createBeginnings({
      definition: { name: 'routing', subscriptions },
      cursors: dying,
      now: () => monday,
    });
    await expect(first.settle()).rejects.toThrow('killed');
    expect((await started(tuesday, ...subscriptions)).of('offers')).toBe('');
  });

  it('alone: a projection takes in everything, whenever it came', async () => {
    await started(monday, subscription('offers'));
    const later = await started(tuesday, subscription('offers'), subscription('table', 'projection'));
    expect(later.of('table')).toBe('');
  });
});

describe('a reactor that came later', () => {
  it('lets pass what was before it, in every stream, and hears all that comes', async () => {
    const heard: number[] = [];
    const definition = seatsService({ hears: async ({ seats }) => void heard.push(seats) });
    const before = hostInMemory({ ...definition, subscriptions: [] });
    for (const seats of [3, 4]) await before.command('SetCapacity', 'seats-1', places(seats), `c${seats}`);
    await before.settle();
    await before.stop();

    before.time.travel(60_000);
    const instant = before.time.clock.now();
    const { world, documents } = before;
    const after = hostInMemory(definition, { world, documents, begins: () => instant });
    await after.settle();
    expect(heard).toEqual([]);
    await after.command('SetCapacity', 'seats-1', places(5), 'c5');
    await after.settle();
    expect(heard).toEqual([5]);
  });
});
