import type { Connection } from 'mongoose';
import { type SignInStart, type SignInStarts, startDays } from '../register/sign-in-starts.ts';
import type { AtRest } from './at-rest.ts';

type Row = { _id: string; sealed: string; madeOn: Date };

export const mongoSignInStarts = (connection: Connection, atRest: AtRest): SignInStarts => {
  const rows = connection.collection<Row>('sign_in_starts');
  return {
    keep: async (start) => {
      const sealed = atRest.seal(JSON.stringify(start));
      await rows.insertOne({ _id: start.hash, sealed, madeOn: new Date(start.madeAt) });
    },
    take: async (hash) => {
      const row = await rows.findOne({ _id: hash });
      // Of two that come at once one deletes it.
      if (!row || (await rows.deleteOne({ _id: hash })).deletedCount === 0) return undefined;
      return JSON.parse(atRest.open(row.sealed)) as SignInStart;
    },
  };
};

export const prepareSignInStarts = async (connection: Connection): Promise<void> => {
  await connection
    .collection('sign_in_starts')
    .createIndexes([{ key: { madeOn: 1 }, expireAfterSeconds: startDays * 86_400 }]);
};
