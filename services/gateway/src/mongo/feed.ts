import type { Context } from '@handoff/host';

export type FeedEntry = Readonly<{ position: number; id: string; type: string; time: string; data: object }>;
type Row = { _id: string; slug: string; sealed: string } & Pick<
  FeedEntry,
  'position' | 'id' | 'type' | 'time'
>;

const rows = ({ db }: Context) => db.collection<Row>('feed');

export const prepareFeed = async (context: Context): Promise<void> => {
  await rows(context).createIndex({ slug: 1, position: 1 }, { unique: true });
};

/**
 * One message of a partner's `.out`, for those who read it over HTTP. Its first place there is its position here: the
 * relay may send it again after a crash, and whoever reads by position would take it for another.
 */
export const keepInFeed = async (context: Context, slug: string, entry: FeedEntry): Promise<void> => {
  const { position, id, type, time, data } = entry;
  const row = { slug, position, id, type, time, sealed: context.atRest.seal(JSON.stringify(data)) };
  await rows(context).updateOne({ _id: `${slug}|${id}` }, { $setOnInsert: row }, { upsert: true });
};

export const feedAfter = async (
  context: Context,
  slug: string,
  after: number,
  limit: number,
): Promise<readonly FeedEntry[]> => {
  const found = await rows(context)
    .find({ slug, position: { $gt: after } })
    .sort({ position: 1 })
    .limit(limit)
    .toArray();
  return found.map(({ position, id, type, time, sealed }) => ({
    position,
    id,
    type,
    time,
    data: JSON.parse(context.atRest.open(sealed)) as object,
  }));
};
