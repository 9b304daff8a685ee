import { mongo } from 'mongoose';
import { readableTables } from './analyst-reader.ts';
import { atStore } from './at-store.ts';

/** Beside the tables in the same database: what was reported word by word, who is one person, whose rows went, what could not be handled. */
const notReadable = ['participation', 'people_merged', 'erased_people', 'parked_messages'] as const;

export type Held = 'held' | 'asks-nobody' | 'reads-more' | 'writes';

type Urls = Readonly<{ nobody: string; reader: string }>;

/** Whether the server keeps a reader to what it was given, found out by trying: as nobody, and as the reader. */
export const heldTo = async ({ nobody, reader }: Urls, database: string): Promise<Held> => {
  const [table] = readableTables;
  const anybody = await atStore(nobody, database, (connection) =>
    isLet(() => connection.collection(table).findOne({})),
  );
  if (anybody) return 'asks-nobody';
  return atStore(reader, database, async (connection) => {
    await connection.collection(table).findOne({});
    for (const kept of notReadable)
      if (await isLet(() => connection.collection(kept).findOne({}))) return 'reads-more';
    // No row is of this id: where it is let, nothing changes.
    const writes = await isLet(() => connection.collection<{ _id: string }>(table).deleteOne({ _id: '' }));
    return writes ? 'writes' : 'held';
  });
};

const unauthorized = 13;

const isLet = async (work: () => Promise<unknown>): Promise<boolean> => {
  try {
    await work();
    return true;
  } catch (error) {
    if (error instanceof mongo.MongoServerError && error.code === unauthorized) return false;
    throw error;
  }
};
