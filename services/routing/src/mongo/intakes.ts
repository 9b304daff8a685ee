import { type Connection, mongo } from 'mongoose';
import type { Intakes, Noted } from '../register/register.ts';

type Row = Noted & { _id: string };
const remembered = { forgotten: { $ne: true as const } };

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
    keepNeeds: (needs) => upsert({ _id: needs.intakeId, ...remembered }, { needs }),
    // A row that is forgotten or has a newer screening doesn't match, and stays.
    keepScreening: (intakeId, screening) =>
      upsert(
        {
          _id: intakeId,
          ...remembered,
          'screening.factsSequence': { $not: { $gt: screening.factsSequence } },
        },
        { screening },
      ),
    of: async (intakeId) => {
      const { needs, screening, forgotten } = (await rows.findOne({ _id: intakeId })) ?? {};
      return { ...(needs && { needs }), ...(screening && { screening }), ...(forgotten && { forgotten }) };
    },
    forget: async (intakeId) => {
      const nothing = { $set: { forgotten: true as const }, $unset: { needs: '', screening: '' } } as const;
      await rows.updateOne({ _id: intakeId }, nothing, { upsert: true });
    },
  };
};

const isDuplicate = (error: unknown): boolean =>
  error instanceof mongo.MongoServerError && error.code === 11_000;
