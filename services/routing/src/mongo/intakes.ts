import { type Connection, mongo } from 'mongoose';
import type { Intakes, Noted } from '../register/register.ts';

type Row = Noted & { _id: string };

export const mongoIntakes = (connection: Connection): Intakes => {
  const rows = connection.collection<Row>('intakes');
  return {
    keepNeeds: async (needs) => {
      await rows.updateOne({ _id: needs.intakeId }, { $set: { needs } }, { upsert: true });
    },
    keepScreening: async (intakeId, screening) => {
      const notNewer = { $not: { $gt: screening.factsSequence } };
      const overtaken = { _id: intakeId, 'screening.factsSequence': notNewer };
      await rows.updateOne(overtaken, { $set: { screening } }, { upsert: true }).catch(leaveTheNewer);
    },
    of: async (intakeId) => {
      const { needs, screening } = (await rows.findOne({ _id: intakeId })) ?? {};
      return { ...(needs && { needs }), ...(screening && { screening }) };
    },
    forget: async (intakeId) => {
      await rows.deleteOne({ _id: intakeId });
    },
  };
};

/** The upsert met a row that holds a newer screening: that one stays. */
const leaveTheNewer = (error: unknown): void => {
  if (!(error instanceof mongo.MongoServerError && error.code === 11_000)) throw error;
};
