import { upsert } from '@handoff/host';
import type { Connection } from 'mongoose';
import type { Credentials } from '../register/credentials.ts';

type Row = { _id: string; tokenHash: string };

/** One document a partner, so that a new token ends the former in the same write. */
export const mongoCredentials = (connection: Connection): Credentials => {
  const rows = connection.collection<Row>('credentials');
  return {
    replace: async (slug, tokenHash) => {
      await upsert(() => rows.replaceOne({ _id: slug }, { tokenHash }, { upsert: true }));
    },
    end: async (slug) => {
      await rows.deleteOne({ _id: slug });
    },
    has: async (slug) => (await rows.findOne({ _id: slug }, { projection: { _id: 1 } })) !== null,
    ownerOf: async (tokenHash) => (await rows.findOne({ tokenHash }))?._id,
  };
};

export const prepareCredentials = async (connection: Connection): Promise<void> => {
  await connection.collection('credentials').createIndex({ tokenHash: 1 }, { unique: true });
};
