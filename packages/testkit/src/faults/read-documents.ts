import mongoose, { type Connection } from 'mongoose';

export type Document = Readonly<{ _id: unknown }> & Readonly<Record<string, unknown>>;

export type Documents = Readonly<{
  of: (database: string, collection: string) => Promise<readonly Document[]>;
  close: () => Promise<void>;
}>;

/** Looks past every door into the document store, when all is quiet: what is there is what was kept. */
export const openDocuments = async (url: string): Promise<Documents> => {
  const connection: Connection = await mongoose.createConnection(url, { autoIndex: false }).asPromise();
  return {
    of: (database, collection) =>
      connection.useDb(database, { useCache: true }).collection(collection).find({}).toArray(),
    close: () => connection.close(),
  };
};
