import { upsert } from '@handoff/host';
import type { Connection } from 'mongoose';
import type { Caseload, Walk } from '../register/caseload.ts';

type Row = { _id: string } & Omit<Walk, 'journeyId'>;

export const mongoCaseload = (connection: Connection): Caseload => {
  const rows = connection.collection<Row>('caseload');
  return {
    keep: async ({ journeyId, ...walk }) => {
      const before = await rows.findOne({ _id: journeyId });
      if (before && before.sequence >= walk.sequence) return;
      await upsert(() => rows.replaceOne({ _id: journeyId }, walk, { upsert: true }));
    },
    with: async (slug, code) => {
      const found = await rows
        .find({ slug, $or: [{ lead: code }, { deputy: code }] })
        .sort({ _id: 1 })
        .toArray();
      return found.map(({ _id, ...walk }) => ({ journeyId: _id, ...walk }));
    },
    forget: async (personId) => {
      await rows.deleteMany({ personId });
    },
  };
};

export const prepareCaseload = async (connection: Connection): Promise<void> => {
  await connection.collection('caseload').createIndexes([{ key: { slug: 1 } }, { key: { personId: 1 } }]);
};
