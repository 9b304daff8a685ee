import { exactly, type StreamCollection } from './stream-collection.ts';

/** `version` and `published` stay: a sequence that began anew would look like a repeat to whoever read the first one. */
export const forget = async (collection: StreamCollection, id: string, version: number): Promise<boolean> => {
  const { matchedCount } = await collection.updateOne(
    { _id: exactly(id), version, pending: false },
    {
      $set: { events: [], handled: [], state: null, fold: 0 },
      $unset: { bodies: '', dueAt: '', dueLease: '', lease: '', pendingSince: '' },
    },
  );
  return matchedCount === 1;
};
