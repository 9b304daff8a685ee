import type { Connection } from 'mongoose';
import type { AuditEntry, AuditLog } from '../vault/audit-log.ts';

type Kept = Omit<AuditEntry, 'id'> & { _id: string };

const safely = { writeConcern: { w: 'majority' as const, journal: true } };

export const mongoAuditLog = (connection: Connection): AuditLog => {
  const entries = connection.collection<Kept>('audit');
  return {
    write: async (fresh) => {
      if (fresh.length === 0) return;
      await entries.insertMany(
        fresh.map(({ id, ...entry }) => ({ _id: id, ...entry })),
        safely,
      );
    },
    of: async (personId) => {
      const kept = await entries.find({ personId }).sort({ at: 1, _id: 1 }).toArray();
      return kept.map(({ _id, ...entry }) => ({ id: _id, ...entry }));
    },
  };
};

export const prepareAuditLog = async (connection: Connection): Promise<void> => {
  await connection.collection('audit').createIndexes([{ key: { personId: 1, at: 1 } }]);
};
