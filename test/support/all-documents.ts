import mongoose from 'mongoose';

/** Every document of every database that the exchange keeps, as text, each with where it lies. */
export const allDocuments = async (url: string): Promise<readonly string[]> => {
  const connection = await mongoose.createConnection(url, { autoIndex: false }).asPromise();
  try {
    const { databases } = await connection.listDatabases();
    const found: string[] = [];
    for (const { name } of databases.filter((each) => each.name.startsWith('handoff'))) {
      const database = connection.useDb(name, { useCache: true });
      for (const { name: collection } of await database.listCollections())
        for (const document of await database.collection(collection).find({}).toArray())
          found.push(`${name}.${collection}: ${JSON.stringify(document)}`);
    }
    return found;
  } finally {
    await connection.close();
  }
};
