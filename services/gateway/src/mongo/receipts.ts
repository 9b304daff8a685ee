import { upsert } from '@handoff/host';
import type { Connection } from 'mongoose';
import type { Owed, Receipts } from '../register/receipts.ts';

type Row = Owed & { _id: string; keptAt: Date };

const shown = ({
  holder,
  referral,
  service,
  asker,
  intake,
  because,
  askedAt,
  dueBy,
  receipt,
}: Row): Owed => ({
  holder,
  referral,
  service,
  asker,
  intake,
  because,
  askedAt,
  dueBy,
  receipt,
});

export const mongoReceipts = (connection: Connection): Receipts => {
  const rows = connection.collection<Row>('receipts');
  const those = async (fits: Partial<Owed>): Promise<readonly Owed[]> =>
    (await rows.find(fits).sort({ askedAt: 1, _id: 1 }).toArray()).map(shown);
  return {
    ask: async (due, receipt) => {
      const _id = [due.holder, due.referral, due.because].join('|');
      const row = { ...due, receipt: receipt ?? null, keptAt: new Date() };
      await upsert(() => rows.updateOne({ _id }, { $setOnInsert: row }, { upsert: true }));
    },
    give: async (holder, referral, receipt) =>
      (await rows.updateMany({ holder, referral }, { $set: { receipt } })).matchedCount > 0,
    owedBy: (holder) => those({ holder }),
    overdue: async (today) =>
      (
        await rows
          .find({ receipt: null, dueBy: { $lt: today } })
          .sort({ dueBy: 1, _id: 1 })
          .toArray()
      ).map(shown),
    askedFor: (asker, intake) => those({ asker, intake }),
  };
};

/** Long enough for somebody to ask what became of it; it leads to nobody. */
const twoYears = { key: { keptAt: 1 }, expireAfterSeconds: 730 * 86_400 } as const;

export const prepareReceipts = async (connection: Connection): Promise<void> => {
  await connection
    .collection('receipts')
    .createIndexes([{ key: { holder: 1 } }, { key: { asker: 1, intake: 1 } }, twoYears]);
};
