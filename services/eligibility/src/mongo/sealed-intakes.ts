import { isDuplicate } from '@handoff/host';
import type { Connection, mongo } from 'mongoose';
import type { SealedIntake, SealedIntakes } from '../intakes/sealed-intakes.ts';

type Kept = Omit<Partial<SealedIntake>, 'intakeId'> & { _id: string };
type Set = Readonly<Record<string, unknown>>;

/** One document an intake. Newest wins: the filter lets a write through only if it is newer than what is there. */
export const mongoSealedIntakes = (connection: Connection): SealedIntakes => {
  const intakes = connection.collection<Kept>('sealed_intakes');

  const keep = async (intakeId: string, set: Set, newer: mongo.Filter<Kept>) => {
    const open = { _id: intakeId, closed: null, ...newer };
    const first = await intakes.updateOne(open, { $set: set });
    if (first.matchedCount > 0) return;
    try {
      await intakes.insertOne({ _id: intakeId, closed: null, ...set });
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      // It is there by now, put by the other half of the intake or newer: the same filter decides.
      await intakes.updateOne(open, { $set: set });
    }
  };
  const newerThan = (field: 'facts' | 'consent', sequence: number): mongo.Filter<Kept> => ({
    $or: [{ [field]: null }, { [`${field}.sequence`]: { $lt: sequence } }],
  });

  return {
    keepFacts: (intakeId, facts, about) =>
      keep(intakeId, about === undefined ? { facts } : { facts, about }, newerThan('facts', facts.sequence)),
    keepConsent: (intakeId, consent) => keep(intakeId, { consent }, newerThan('consent', consent.sequence)),
    close: (intakeId, closed) => keep(intakeId, { facts: null, consent: null, about: null, closed }, {}),
    find: async (intakeId) => {
      const kept = await intakes.findOne({ _id: intakeId });
      if (kept === null) return undefined;
      const { about = null, facts = null, consent = null, closed = null } = kept;
      return { intakeId, about, facts, consent, closed };
    },
    countClosed: () => intakes.countDocuments({ closed: { $ne: null } }),
  };
};
