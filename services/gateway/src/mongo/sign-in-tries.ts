import { upsert } from '@handoff/host';
import type { Connection } from 'mongoose';
import { type SignInTries, triesKept, tryDays } from '../register/sign-in-tries.ts';

type Row = { _id: string; at: string[]; lastOn: Date };

export const mongoSignInTries = (connection: Connection): SignInTries => {
  const rows = connection.collection<Row>('sign_in_tries');
  return {
    failed: async (key, at) => {
      const push = { at: { $each: [at], $slice: -triesKept } };
      const update = { $push: push, $set: { lastOn: new Date(at) } };
      await upsert(() => rows.updateOne({ _id: key }, update, { upsert: true }));
    },
    of: async (key) => (await rows.findOne({ _id: key }))?.at.toReversed() ?? [],
    clear: async (key) => {
      await rows.deleteOne({ _id: key });
    },
  };
};

export const prepareSignInTries = async (connection: Connection): Promise<void> => {
  await connection
    .collection('sign_in_tries')
    .createIndexes([{ key: { lastOn: 1 }, expireAfterSeconds: tryDays * 86_400 }]);
};
