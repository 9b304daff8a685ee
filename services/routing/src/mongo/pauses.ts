import type { Connection } from 'mongoose';
import type { Pauses } from '../register/register.ts';

export const mongoPauses = (connection: Connection): Pauses => {
  const rows = connection.collection<{ _id: string; since: string }>('pauses');
  return {
    keep: async (agency, since) => {
      await rows.replaceOne({ _id: agency }, { since }, { upsert: true });
    },
    end: async (agency) => {
      await rows.deleteOne({ _id: agency });
    },
    since: async (agency) => (await rows.findOne({ _id: agency }))?.since,
  };
};
