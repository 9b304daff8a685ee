import { openJournal } from '../disk/journal.ts';
import type { Page } from './feed.ts';

type Event = Page['events'][number];
type Taken = Readonly<{ type: string; id: string; time: string; data: Event['data'] }>;

/** Writes each event of the feed into a file of our own, once. */
export const openFeedTake = (file: string) => {
  const journal = openJournal<Taken>(file);
  const known = new Set(journal.before.map(({ id }) => id));
  return {
    before: journal.before,
    add: (events: readonly Event[]): void => {
      const fresh = events.filter(({ id }) => !known.has(id));
      journal.addAll(fresh.map(({ type, id, time, data }) => ({ type, id, time, data })));
      for (const { id } of fresh) known.add(id);
    },
  };
};
