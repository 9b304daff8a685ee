import { type Connection, createConnection } from 'mongoose';
import { strictMongoose } from './strict-mongoose.ts';

type Options = Readonly<{ url: string; database: string }>;

/** One database a service. Every write is acknowledged by the majority and in the journal, or it has not happened. */
export const connectMongo = async ({ url, database }: Options): Promise<Connection> => {
  strictMongoose();
  return createConnection(url, {
    dbName: database,
    writeConcern: { w: 'majority', j: true },
    readConcern: { level: 'majority' },
    serverSelectionTimeoutMS: 10_000,
    socketTimeoutMS: 30_000,
    maxPoolSize: 20,
    bufferCommands: false,
    autoIndex: false,
  }).asPromise();
};
