import { createConnection } from 'mongoose';
import { databaseClock } from './database-clock.ts';

type Travel = Readonly<{
  url: string;
  /** Every database of the exchange: its services must agree on the time. */
  databases: readonly string[];
  ms: number;
}>;

/** Moves the business time of a sandbox forward, in all its databases; says what time it is now. */
export const travel = async ({ url, databases, ms }: Travel): Promise<string> => {
  let now = '';
  for (const dbName of databases) {
    const connection = await createConnection(url, { dbName, autoIndex: false }).asPromise();
    const clock = await databaseClock(connection, { sandbox: true });
    try {
      await clock.advance(ms);
      now = clock.now();
    } finally {
      await clock.stop();
      await connection.close();
    }
  }
  return now;
};
