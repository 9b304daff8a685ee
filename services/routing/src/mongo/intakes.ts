import { type Connection, mongo } from 'mongoose';
import type { Intakes, Noted } from '../register/register.ts';

type Row = Noted & { _id: string };

export const mongoIntakes = (connection: Connection): Intakes => {
  const rows = connection.collection<Row>('intakes');

  /** Two upserts of one row at once: one inserts, the other meets it and finds it there the second time. */
  const upsert = async (where: mongo.Filter<Row>, change: Partial<Noted>): Promise<void> => {
    const update = (upsert: boolean) => rows.updateOne(where, { $set: change }, { upsert });
    await update(true).catch((error: unknown) =>
      isDuplicate(error) ? update(false) : Promise.reject(error),
    );
  };

  return {
    keepNeeds: (needs) => upsert({ _id: needs.intakeId }, { needs }),
    // A row with a newer screening doesn't match, and stays.
    keepScreening: (intakeId, screening) =>
      upsert(
        { _id: intakeId, 'screening.factsSequence': { $not: { $gt: screening.factsSequence } } },
        { screening },
      ),
    of: async (intakeId) => {
      const { needs, screening } = (await rows.findOne({ _id: intakeId })) ?? {};
      return { ...(needs && { needs }), ...(screening && { screening }) };
    },
    forget: async (intakeId) => {
      await rows.deleteOne({ _id: intakeId });
    },
  };
};

const isDuplicate = (error: unknown): boolean =>
  error instanceof mongo.MongoServerError && error.code === 11_000;
