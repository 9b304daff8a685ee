import type { Connection, mongo } from 'mongoose';
import type { ChainStore } from '../chain-store.ts';
import { emptyHead, type Entry, type Link } from '../link.ts';

type Kept<E extends Entry> = { _id: string } & Link<E>;

const safely = { ordered: true, writeConcern: { w: 'majority' as const, journal: true } };
const duplicateKey = 11_000;

/** A place in a chain is a document's `_id`, so that two processes cannot both take it. */
export const mongoChainStore = <E extends Entry = Entry>(
  connection: Connection,
  collection: string,
): ChainStore<E> => {
  const kept = connection.collection<Kept<E>>(collection);
  const asLink = ({ _id, ...link }: mongo.WithId<Kept<E>>): Link<E> => link;
  return {
    tenants: async () => (await kept.distinct('tenant')).toSorted(),
    head: async (tenant) => {
      const [last] = await kept
        .find({ tenant } as mongo.Filter<Kept<E>>)
        .sort({ number: -1 })
        .limit(1)
        .toArray();
      return last ? { number: last.number, hash: last.hash } : emptyHead;
    },
    add: async (links) => {
      try {
        const documents = links.map((link) => ({ _id: `${link.tenant}|${link.number}`, ...link }));
        await kept.insertMany(documents, safely);
        return 'added';
      } catch (error) {
        if ((error as { code?: unknown }).code === duplicateKey) return 'taken';
        throw error;
      }
    },
    entries: async (ids) => {
      const found = await kept.find({ 'entry.id': { $in: [...ids] } } as mongo.Filter<Kept<E>>).toArray();
      return found.map((document) => asLink(document).entry);
    },
    links: async (tenant, after, limit) => {
      const found = await kept
        .find({ tenant, number: { $gt: after } } as mongo.Filter<Kept<E>>)
        .sort({ number: 1 })
        .limit(limit)
        .toArray();
      return found.map(asLink);
    },
  };
};

export const prepareChainStore = async (connection: Connection, collection: string): Promise<void> => {
  await connection
    .collection(collection)
    .createIndexes([{ key: { tenant: 1, number: 1 } }, { key: { 'entry.id': 1 }, unique: true }]);
};
