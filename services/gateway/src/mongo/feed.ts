import { upsert } from '@handoff/host';
import type { Connection } from 'mongoose';
import type { Feed, FedMessage, FeedEntry } from '../register/feed.ts';
import type { AtRest } from './at-rest.ts';
import { fourWeeks } from './four-weeks.ts';

type Row = Omit<FedMessage, 'data'> & { _id: string; slug: string; sealed: string; keptAt: Date };
type Gone = { _id: string; below: number };

export const mongoFeed = (connection: Connection, atRest: AtRest): Feed => {
  const rows = connection.collection<Row>('feed');
  const gone = connection.collection<Gone>('feed_gone');
  const belowOf = async (slug: string, subject: string): Promise<number> =>
    (await gone.findOne({ _id: `${slug}|${subject}` }))?.below ?? 0;
  const opened = ({ position, id, type, time, sealed }: Row): FeedEntry => ({
    position,
    id,
    type,
    time,
    data: JSON.parse(atRest.open(sealed)) as object,
  });

  return {
    keep: async (slug, { data, ...message }) => {
      const _id = `${slug}|${message.id}`;
      const row = { slug, ...message, sealed: atRest.seal(JSON.stringify(data)) };
      await upsert(() =>
        rows.updateOne({ _id }, { $setOnInsert: row, $currentDate: { keptAt: true } }, { upsert: true }),
      );
      // Looked up afterwards, so that a message which is forgotten at this very moment does not stay.
      if (message.sequence < (await belowOf(slug, message.subject))) await rows.deleteOne({ _id });
    },
    find: async (slug, id) => {
      const row = await rows.findOne({ _id: `${slug}|${id}` });
      return row ? opened(row) : undefined;
    },
    after: async (slug, position, limit) => {
      const page = rows.find({ slug, position: { $gt: position } }).sort({ position: 1 });
      return (await page.limit(limit).toArray()).map(opened);
    },
    forget: async (slug, subject, below) => {
      await upsert(() => gone.replaceOne({ _id: `${slug}|${subject}` }, { below }, { upsert: true }));
      await rows.deleteMany({ slug, subject, sequence: { $lt: below } });
    },
  };
};

export const prepareFeed = async (connection: Connection): Promise<void> => {
  await connection
    .collection('feed')
    .createIndexes([{ key: { slug: 1, position: 1 } }, { key: { slug: 1, subject: 1 } }, fourWeeks]);
};
