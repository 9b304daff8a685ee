import type { Events } from '@handoff/schemas';
import type { Origin, Placed } from './fact-row.ts';
import type { FactTables } from './fact-tables.ts';
import { isTabled, placedOf } from './placed-of.ts';

/** An event as its owner keeps it. */
export type ToldEvent = Readonly<{ type: string; data: unknown; origin: Origin }>;

export type Rebuilt = Readonly<{ events: number; rows: number; erasures: number }>;

const together = 2_000;

/**
 * Makes the tables anew from events, in whatever order and however often each comes: a row is one event under its id. Into
 * empty tables beside those that are read, so that these go on until the new ones are found to say the same. Memory stays flat.
 */
export const rebuild = async (
  events: AsyncIterable<ToldEvent> | Iterable<ToldEvent>,
  tables: Pick<FactTables, 'add' | 'erase'>,
): Promise<Rebuilt> => {
  const counted = { events: 0, rows: 0, erasures: 0 };
  let waiting: Placed[] = [];
  let writing = Promise.resolve();
  // The next are read while these are written: no more than two batches are held.
  const write = async (): Promise<void> => {
    const now = waiting;
    waiting = [];
    await writing;
    writing = tables.add(now);
    writing.catch(() => undefined);
    counted.rows += now.length;
  };
  for await (const { type, data, origin } of events) {
    counted.events += 1;
    if (type === 'ParticipantErased') {
      await tables.erase((data as Events['ParticipantErased']).personId, origin.time);
      counted.erasures += 1;
    } else if (isTabled(type)) {
      waiting.push(placedOf(type, data as Events[typeof type], origin));
      if (waiting.length === together) await write();
    }
  }
  if (waiting.length > 0) await write();
  await writing;
  return counted;
};
