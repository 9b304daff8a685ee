import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostedOutcomes } from '../testing/hosted-outcomes.ts';
import { reported } from '../testing/reported.ts';
import { sampleEvents } from '../testing/sample-events.ts';
import { storedTableNames } from './fact-row.ts';
import type { FactTables } from './fact-tables.ts';
import { inMemoryFactTables } from './in-memory-fact-tables.ts';
import { rebuild, type ToldEvent } from './rebuild.ts';

const digestOf = async (tables: FactTables): Promise<string> => {
  const hash = createHash('sha256');
  for (const name of storedTableNames)
    for (const row of await tables.rows(name))
      hash.update(
        `${name} ${JSON.stringify(Object.entries(row).toSorted(([one], [other]) => (one < other ? -1 : 1)))}\n`,
      );
  return hash.digest('hex');
};

/** Live: five people's facts, moves and intakes of others, and one person erased. */
const live = async () => {
  const service = hostedOutcomes();
  await reported(service);
  const events: ToldEvent[] = [...(await sampleEvents(service))];
  const others = events.filter(({ origin }) => !origin.subject.startsWith('participation-'));
  await rebuild(others, service.tables);
  return { digest: await digestOf(service.tables), events };
};

describe('tables made anew from events', () => {
  it('are those that were followed live: with every event three times and in any order across streams', async () => {
    const { digest, events } = await live();
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([...events, ...events, ...events], { minLength: events.length * 3 }),
        async (shuffled) => {
          const tables = inMemoryFactTables();
          await rebuild(shuffled, tables);
          expect(await digestOf(tables)).toBe(digest);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('differ where an event is missing', async () => {
    const { digest, events } = await live();
    const tables = inMemoryFactTables();
    await rebuild(events.slice(1), tables);
    expect(await digestOf(tables)).not.toBe(digest);
  });

  it('are whole once it is said that they are, and a write that failed is no success', async () => {
    const { events } = await live();
    const tables = inMemoryFactTables();
    const slowly = (write: () => Promise<void>) => new Promise((done) => setTimeout(done, 20)).then(write);
    let written = 0;
    const { rows } = await rebuild(events, {
      ...tables,
      add: (placed) => slowly(async () => void (written += placed.length)),
    });
    expect(written).toBe(rows);
    const full = slowly.bind(undefined, () => Promise.reject(new Error('no room')));
    await expect(rebuild(events, { ...tables, add: full })).rejects.toThrow('no room');
  });

  it('say how many events were read and how many rows came of them', async () => {
    const { events } = await live();
    const counted = await rebuild(
      [...events, { ...events[0]!, type: 'CapacityChanged' }],
      inMemoryFactTables(),
    );
    expect(counted).toEqual({ events: events.length + 1, rows: events.length - 1, erasures: 1 });
  });
});
