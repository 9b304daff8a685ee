import type { Owed, Receipts } from '../receipts.ts';

export const inMemoryReceipts = (): Receipts => {
  const kept = new Map<string, Owed>();
  const those = (fits: (owed: Owed) => boolean): readonly Owed[] => [...kept.values()].filter(fits);
  return {
    ask: async (due, receipt) => {
      const id = [due.holder, due.referral, due.because].join('|');
      if (!kept.has(id)) kept.set(id, { ...due, receipt: receipt ?? null });
    },
    give: async (holder, referral, receipt) => {
      const owed = [...kept].filter(([, one]) => one.holder === holder && one.referral === referral);
      for (const [id, one] of owed) kept.set(id, { ...one, receipt });
      return owed.length > 0;
    },
    owedBy: async (holder) => those((one) => one.holder === holder),
    overdue: async (today) =>
      those((one) => one.receipt === null && one.dueBy < today).toSorted((one, other) =>
        one.dueBy.localeCompare(other.dueBy),
      ),
    askedFor: async (asker, intake) => those((one) => one.asker === asker && one.intake === intake),
  };
};
