import type { Cursor } from '@handoff/messaging';
import { inMemoryCursors } from '@handoff/messaging/in-memory';
import type { CapacityChanged } from '@handoff/schemas';
import type { StoredStreams } from '@handoff/stream-store/in-memory';
import { describe, expect, it } from 'vitest';
import type { Outward, ServiceDefinition } from '../definition.ts';
import { hostInMemory } from '../in-memory/host.ts';
import { inMemoryPorts } from '../in-memory/ports.ts';
import { inMemoryWorld, type World } from '../in-memory/world.ts';
import { assemble } from '../assemble.ts';
import { inMemoryKept } from '../in-memory/kept.ts';
import { places, seatsService } from '../testing/seats-service.ts';
import { createRestore } from './restore.ts';

type Database = Readonly<{ documents: { seats: StoredStreams }; cursors: Map<string, Cursor> }>;

const empty = (): Database => ({ documents: { seats: new Map() }, cursors: new Map() });
const backupOf = (database: Database): Database => structuredClone(database);

const processOn = (definition: ServiceDefinition, world: World, { documents, cursors }: Database) =>
  hostInMemory(definition, { world, documents, cursors: inMemoryCursors(cursors) });

/** A process that has opened its ports and has not begun. */
const beginning = (definition: ServiceDefinition, world: World, { documents, cursors }: Database) => {
  const kept = inMemoryKept(definition, world, documents, inMemoryCursors(cursors));
  const ports = inMemoryPorts({ service: definition.name, world, kept });
  return createRestore(definition, ports, world.broker.recall, assemble(definition, ports));
};

const heard = () => {
  const seats: number[] = [];
  const definition = seatsService({ hears: async ({ seats: now }: CapacityChanged) => void seats.push(now) });
  return { seats, definition };
};

/** Three, a backup, four and five; the second stream is born after the backup. */
const story = async (definition: ServiceDefinition = heard().definition) => {
  const world = inMemoryWorld();
  const database = empty();
  const first = processOn(definition, world, database);
  await first.command('SetCapacity', 'seats-1', places(3), 'c1');
  await first.settle();
  await first.restore.note();
  const backup = backupOf(database);
  await first.command('SetCapacity', 'seats-1', places(4), 'c2');
  await first.enqueue('SetCapacity', 'seats-1', places(-1), 'c3');
  await first.enqueue('SetCapacity', 'seats-1', places(5), 'c4');
  await first.command('SetCapacity', 'seats-2', places(8, { seatsId: 'seats-2' }), 'c5');
  await first.settle();
  await first.stop();
  return { world, database, backup, definition };
};

const told = ({ documents }: Database) =>
  [...documents.seats.values()].map(({ _id, version, published, state, events }) => ({
    _id,
    version,
    published,
    state,
    events,
  }));

describe('a store that is what it was', () => {
  it('lacks nothing', async () => {
    const { world, database, definition } = await story();
    expect(await beginning(definition, world, database).lack()).toEqual({ streams: 0, events: 0, places: 0 });
  });

  it('lacks nothing either when the last process died before it noted how far the topics go', async () => {
    const { world, database, definition } = await story();
    for (const place of [...database.cursors.keys()].filter((key) => key.includes('published')))
      database.cursors.delete(place);
    expect(await beginning(definition, world, database).lack()).toEqual({ streams: 0, events: 0, places: 0 });
  });
});

describe('a store that was put back', () => {
  it('is known by events that it does not hold, and by what was read further than it knows', async () => {
    const { world, backup, definition } = await story();
    const { streams, events, places: ahead } = await beginning(definition, world, backup).lack();
    expect({ streams, events }).toEqual({ streams: 2, events: 3 });
    expect(ahead).toBeGreaterThan(0);
  });

  it('is known also when all of it is gone', async () => {
    const { world, definition } = await story();
    expect(await beginning(definition, world, empty()).lack()).toMatchObject({ streams: 2, events: 4 });
  });

  it('is known where only reading was lost', async () => {
    const { world, database, backup, definition } = await story();
    const old = { documents: database.documents, cursors: backup.cursors };
    const { events, places: ahead } = await beginning(definition, world, old).lack();
    expect(events).toBe(0);
    expect(ahead).toBeGreaterThan(0);
  });

  it('holds again what was published: the same events, in the same places, by the same causes', async () => {
    const { world, database, backup, definition } = await story();
    const restore = beginning(definition, world, backup);
    expect(await restore.reconcile()).toMatchObject({ streams: 2, events: 3, answers: 2, trouble: [] });
    expect(told(backup)).toEqual(told(database));
    expect(await restore.lack()).toEqual({ streams: 0, events: 0, places: 0 });
  });

  it('changes nothing when it is brought back twice', async () => {
    const { world, database, backup, definition } = await story();
    await beginning(definition, world, backup).reconcile();
    expect(await beginning(definition, world, backup).reconcile()).toMatchObject({ events: 0, places: 0 });
    expect(told(backup)).toEqual(told(database));
  });

  it('gives repeated commands their answers, refusals too, and publishes nothing again', async () => {
    const { world, backup, definition } = await story();
    await beginning(definition, world, backup).reconcile();
    const before = world.broker.records('handoff.referrals').length;
    const process = processOn(definition, world, backup);
    const again = (seats: number, causation: string) =>
      process.command('SetCapacity', 'seats-1', places(seats), causation);
    expect(await again(4, 'c2')).toMatchObject({ kind: 'done', version: 2 });
    expect(await again(-1, 'c3')).toMatchObject({ kind: 'refused', code: 'fewer-than-none' });
    expect(await again(5, 'c4')).toMatchObject({ kind: 'done', version: 3 });
    expect(await again(6, 'c4')).toMatchObject({ kind: 'refused', code: 'causation-reused' });
    await process.settle();
    expect(world.broker.records('handoff.referrals')).toHaveLength(before);
  });

  it('reads again what it had read, from where it stood, and nothing twice from before', async () => {
    const { seats, definition } = heard();
    const { world, backup } = await story(definition);
    await beginning(definition, world, backup).reconcile();
    seats.length = 0;
    await processOn(definition, world, backup).settle();
    expect(seats.toSorted((a, b) => a - b)).toEqual([4, 5, 8]);
  });

  it('goes on behind what was published', async () => {
    const { world, backup, definition } = await story();
    await beginning(definition, world, backup).reconcile();
    const process = processOn(definition, world, backup);
    await process.command('SetCapacity', 'seats-1', places(9), 'c9');
    await process.settle();
    expect((await process.eventsOf('seats-1')).map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4]);
  });

  it('is left as it is when somebody wrote to it before, and says where', async () => {
    const { world, backup, definition } = await story();
    const hasty = processOn(definition, world, backup);
    await hasty.command('SetCapacity', 'seats-1', places(7), 'c7');
    await hasty.stop();
    const restore = beginning(definition, world, backup);
    const { trouble } = await restore.reconcile();
    expect(trouble).toEqual([{ stream: 'seats-1', sequence: 2, code: 'fork' }]);
    expect(await restore.lack()).not.toEqual({ streams: 0, events: 0, places: 0 });
  });
});

describe('a stream that leaves under another address', () => {
  const outward: Outward = {
    types: ['CapacityChanged'],
    value: (data) => ({ ...data, cohort: 'outside' }),
    address: (streamId, { id, sequence, time }) => ({
      topic: 'handoff.outcomes',
      key: `x-${streamId}`,
      headers: {
        ce_specversion: '1.0',
        ce_id: id,
        ce_type: 'handoff.referrals.CapacityChanged',
        ce_source: '/handoff',
        ce_subject: `x-${streamId}`,
        ce_sequence: String(sequence),
        ce_time: time,
      },
    }),
    keptAs: 'ViewKept',
  };

  it('comes back whole: with what its record does not say', async () => {
    const { world, database, backup, definition } = await story(seatsService({ outward }));
    await beginning(definition, world, backup).reconcile();
    expect(told(backup)).toEqual(told(database));
  });
});
