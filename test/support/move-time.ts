import { databaseClock } from '@handoff/stream-store/mongo';
import { serviceNames } from '@handoff/schemas';
import mongoose from 'mongoose';
import type { RunningExchange } from './exchange.ts';
import { stackOf } from './stack-of.ts';

const day = 86_400_000;
const prefix = 'handoff';

/** Moves the business time of a sandbox (`SANDBOX=true`) forward, for all five services; people's clocks stay. */
export const moveTime = async (exchange: RunningExchange, days: number): Promise<void> => {
  const { mongo } = stackOf(exchange);
  for (const name of serviceNames) {
    const connection = await mongoose
      .createConnection(mongo.url, { dbName: `${prefix}-${name}` })
      .asPromise();
    const clock = await databaseClock(connection, { sandbox: true });
    await clock.advance(days * day);
    await clock.stop();
    await connection.close();
  }
};
