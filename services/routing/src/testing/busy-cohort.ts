import type { StoredEvent } from '@handoff/stream-store';
import { usualClocks } from '../domain/calendar/clocks.ts';
import { createSeats, type SeatsCommand } from '../domain/seats/seats.ts';
import { evolve, type Seats } from '../domain/seats/state.ts';
import { seatsStream } from '../streams.ts';
import type { HostedRouting } from './hosted-routing.ts';

const readers = ['routing.referrals', 'routing.listings'];
const seats = createSeats(usualClocks);

/** Somebody holds a place and gives it back, again and again. */
const comesAndGoes = (turn: number, at: string): readonly SeatsCommand[] => {
  const data = { referralId: 'referral-of-nobody', hold: turn };
  return [
    { type: 'HoldPlace', at, data },
    { type: 'ReleasePlace', at, data },
  ];
};

/**
 * Brings a cohort to so many changes as years of coming and going would have: all of it decided by the domain, stored,
 * published and read. Only the way through the service is left out, which takes seconds.
 */
export const growTo = async (
  { stores, cursors, time }: Pick<HostedRouting, 'stores' | 'cursors' | 'time'>,
  seatsId: string,
  changes: number,
): Promise<void> => {
  const store = stores['seats'];
  const before = await store?.load(seatsId);
  if (!store || !before) throw new Error(`there is no ${seatsId}`);
  const at = time.clock.now();
  const events: StoredEvent[] = [];
  let state = before.state as Seats;
  for (let turn = 0; before.version + events.length < changes; turn += 1)
    for (const command of comesAndGoes(turn, at))
      for (const event of seats.decide(command, state)) {
        state = evolve(state, event);
        const sequence = before.version + events.length + 1;
        const causation = `turn ${turn}`;
        events.push({
          ...event,
          id: `event-turn-${sequence}`,
          schema: 1,
          sequence,
          time: at,
          causation,
        });
      }
  const newest = events.at(-1);
  if (!newest) return;
  const { sequence, id: eventId } = newest;
  await store.append(seatsId, before.version, {
    events,
    handled: { causation: 'years', bodyHash: '', at, outcome: { kind: 'done', version: sequence } },
    snapshot: { fold: seatsStream(usualClocks).fold, state },
    dueAt: null,
  });
  await store.markPublished(seatsId, before.version, sequence);
  for (const reader of readers) await cursors.advance(reader, seatsId, { sequence, eventId });
};
