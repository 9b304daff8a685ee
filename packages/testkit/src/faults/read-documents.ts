import mongoose, { type Connection } from 'mongoose';

export type Document = Readonly<{ _id: unknown }> & Readonly<Record<string, unknown>>;

export type Documents = Readonly<{
  of: (database: string, collection: string) => Promise<readonly Document[]>;
  collections: (database: string) => Promise<readonly string[]>;
  /** A hand at what is kept, past every rule: what should notice it is being tested. */
  tamper: (
    database: string,
    collection: string,
    act: (kept: ReturnType<Connection['collection']>) => Promise<unknown>,
  ) => Promise<void>;
  close: () => Promise<void>;
}>;

/** Looks past every door into the document store, when all is quiet: what is there is what was kept. */
export const openDocuments = async (url: string): Promise<Documents> => {
  const connection: Connection = await mongoose.createConnection(url, { autoIndex: false }).asPromise();
  return {
    of: (database, collection) =>
      connection.useDb(database, { useCache: true }).collection(collection).find({}).toArray(),
    collections: async (database) =>
      (await connection.useDb(database, { useCache: true }).listCollections()).map(({ name }) => name),
    tamper: async (database, collection, act) => {
      await act(connection.useDb(database, { useCache: true }).collection(collection));
    },
    close: () => connection.close(),
  };
};
