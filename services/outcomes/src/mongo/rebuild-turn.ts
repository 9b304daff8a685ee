import { type Connection, mongo } from 'mongoose';
import type { Lease, RebuildTurn } from '../tables/rebuild-turn.ts';

type Turn = { _id: string; owner: string | null; until: Date };

const theOnly = 'facts';
// A turn that two think they have is none: it is there for whoever asks next, whichever server answers.
const durable = { writeConcern: { w: 'majority', j: true } } as const;

/** One document; what the lease runs by is the server's clock, the same for every process. */
export const mongoRebuildTurn = (connection: Connection): RebuildTurn => {
  const turns = connection.collection<Turn>('rebuild_turn');
  const leased = async (who: mongo.Filter<Turn>, { owner, leaseMs }: Lease): Promise<boolean> => {
    const set = { owner: { $literal: owner }, until: { $add: ['$$NOW', leaseMs] } };
    const { matchedCount } = await turns.updateOne({ _id: theOnly, ...who }, [{ $set: set }], durable);
    return matchedCount === 1;
  };
  const isThere = async (): Promise<void> => {
    const nobodys = { owner: null, until: new Date(0) };
    await turns
      .updateOne({ _id: theOnly }, { $setOnInsert: nobodys }, { upsert: true, ...durable })
      .catch(isThereAlready);
  };
  // As numbers: SecantusDB 0.7 finds every stored date equal to $$NOW.
  const runOut = { $expr: { $lt: [{ $toLong: '$until' }, { $toLong: '$$NOW' }] } };
  return {
    take: async (lease) => {
      await isThere();
      return leased({ $or: [{ owner: null }, runOut] }, lease);
    },
    keep: (lease) => leased({ owner: lease.owner }, lease),
    giveBack: async (owner) => {
      await turns.updateOne({ _id: theOnly, owner }, { $set: { owner: null } }, durable);
    },
  };
};

/** Two who ask first at once: the unique _id lets one through. */
const isThereAlready = (error: unknown): void => {
  if (!(error instanceof mongo.MongoServerError) || error.code !== 11_000) throw error;
};
