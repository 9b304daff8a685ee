import type { Context } from '@handoff/host';

/** Counts of what was told, by kind of message, and of what was not taken. */
export const summary = async ({ db }: Context): Promise<Record<string, unknown>> => {
  const told = await db
    .collection('view')
    .aggregate<{ _id: string; count: number }>([
      { $unwind: '$events' },
      { $group: { _id: '$events.type', count: { $sum: 1 } } },
    ])
    .toArray();
  return {
    partners: await db.collection('partners').countDocuments({}),
    uploads: await db.collection('uploads').countDocuments({}),
    told: Object.fromEntries(told.map(({ _id, count }) => [_id, count])),
  };
};
