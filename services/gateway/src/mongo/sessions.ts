import type { Connection } from 'mongoose';
import { type Session, sessionDays, type Sessions } from '../register/sessions.ts';

type Row = { _id: string; madeOn: Date } & Omit<Session, 'hash'>;

export const mongoSessions = (connection: Connection): Sessions => {
  const rows = connection.collection<Row>('sessions');
  return {
    add: async ({ hash, ...session }) => {
      await rows.insertOne({ _id: hash, ...session, madeOn: new Date(session.madeAt) });
    },
    find: async (hash) => {
      const row = await rows.findOne({ _id: hash });
      if (!row) return undefined;
      const { member, madeAt, usedAt } = row;
      return { hash, member, madeAt, usedAt };
    },
    used: async (hash, usedAt) => {
      await rows.updateOne({ _id: hash }, { $set: { usedAt } });
    },
    end: async (hash) => {
      await rows.deleteOne({ _id: hash });
    },
    endAll: async (member) => (await rows.deleteMany({ member })).deletedCount,
  };
};

export const prepareSessions = async (connection: Connection): Promise<void> => {
  await connection
    .collection('sessions')
    .createIndexes([
      { key: { member: 1 } },
      { key: { madeOn: 1 }, expireAfterSeconds: sessionDays * 86_400 },
    ]);
};
