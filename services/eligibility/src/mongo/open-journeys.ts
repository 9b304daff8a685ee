import { isDuplicate } from '@handoff/host';
import type { Connection } from 'mongoose';
import type { OpenJourneys } from '../rescreening/open-journeys.ts';

type Kept = { _id: string; intakeId: string; open: boolean; under: string | null; how: string | null };
type InForce = { _id: 'in-force'; event: string; version: string; sequence: number };

/** One document a journey, and one that says which rules hold. */
export const mongoOpenJourneys = (connection: Connection): OpenJourneys => {
  const journeys = connection.collection<Kept>('open_journeys');
  const rules = connection.collection<InForce>('rules_in_force');
  const inForce = async () => {
    const kept = await rules.findOne({ _id: 'in-force' });
    return kept === null ? undefined : { event: kept.event, version: kept.version, sequence: kept.sequence };
  };
  const due = (rulesEvent: string) => ({ open: true, under: { $ne: rulesEvent } });
  const change = async (journeyId: string, set: Partial<Omit<Kept, '_id'>>) =>
    void (await journeys.updateOne({ _id: journeyId }, { $set: set }));

  return {
    opened: async (journeyId, intakeId) => {
      const first = { under: null, how: null };
      await journeys.updateOne(
        { _id: journeyId },
        { $set: { intakeId, open: true }, $setOnInsert: first },
        { upsert: true },
      );
    },
    ended: (journeyId) => change(journeyId, { open: false }),
    restarted: (journeyId) => change(journeyId, { open: true }),
    follow: async ({ event, version, sequence }) => {
      const older = { _id: 'in-force', sequence: { $lt: sequence } } as const;
      try {
        await rules.updateOne(older, { $set: { event, version, sequence } }, { upsert: true });
      } catch (error) {
        // What is there is as new or newer: no older one matched, and there may be only one.
        if (!isDuplicate(error)) throw error;
      }
    },
    inForce,
    due: async (rulesEvent, limit) =>
      (await journeys.find(due(rulesEvent)).limit(limit).toArray()).map(({ _id, intakeId }) => ({
        journeyId: _id,
        intakeId,
      })),
    settle: (journeyId, under, how) => change(journeyId, { under, how }),
    counts: async () => {
      const held = await inForce();
      if (held === undefined) return { due: 0, settled: {} };
      const settled = await journeys
        .aggregate<{ _id: string; count: number }>([
          { $match: { under: held.event } },
          { $group: { _id: '$how', count: { $sum: 1 } } },
        ])
        .toArray();
      return {
        due: await journeys.countDocuments(due(held.event)),
        settled: Object.fromEntries(settled.map(({ _id, count }) => [_id, count])),
      };
    },
    rows: async () =>
      (await journeys.find().toArray()).map(({ _id, intakeId, open }) => ({
        journeyId: _id,
        intakeId,
        open,
      })),
  };
};

export const prepareOpenJourneys = async (connection: Connection): Promise<void> => {
  await connection.collection('open_journeys').createIndex({ open: 1, under: 1 });
};
