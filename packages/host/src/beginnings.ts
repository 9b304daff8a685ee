import type { Cursors } from '@handoff/messaging';
import type { ServiceDefinition } from './definition.ts';

type Parts = Readonly<{
  definition: Pick<ServiceDefinition, 'name' | 'subscriptions'>;
  cursors: Pick<Cursors, 'readMany' | 'advanceMany'>;
  now: () => string;
}>;

/** The service itself: once this stands, a reactor that has no beginning of its own is a new one. */
const everyone = '*';
const ever = '';

const mark = (instant: string) => ({ sequence: 1, eventId: instant });

/**
 * Since when each reactor reacts. One that comes with a new release begins at its first start: what happened before was
 * decided without it, and would be offered or told a second time. The reactors a service has always had hear all there
 * is. Written once and never moved, so that a start that was cut short, or a second process, begins at the same place.
 */
export const createBeginnings = ({ definition: { name, subscriptions }, cursors, now }: Parts) => {
  const shelf = `beginnings of handoff.${name}`;
  const reactors = subscriptions.flatMap(({ kind, consumer }) => (kind === 'reactor' ? [consumer] : []));
  let known: ReadonlyMap<string, { eventId: string }> = new Map();

  return {
    /** An instant of business time; empty: from the first event on. */
    of: (consumer: string): string => known.get(consumer)?.eventId ?? ever,

    /** Before anything is consumed. */
    settle: async (): Promise<void> => {
      const found = await cursors.readMany(shelf, [everyone, ...reactors]);
      const instant = found.has(everyone) ? now() : ever;
      const fresh = reactors.filter((consumer) => !found.has(consumer));
      await cursors.advanceMany(shelf, new Map(fresh.map((consumer) => [consumer, mark(instant)])));
      // Last: were it there before the others, a start cut short in between would make them new ones.
      await cursors.advanceMany(shelf, new Map([[everyone, mark(ever)]]));
      known = await cursors.readMany(shelf, reactors);
    },
  };
};

export type Beginnings = ReturnType<typeof createBeginnings>;
