import type { Connection } from 'mongoose';
import type { RecipientKeyStore } from '../vault/recipient-key.ts';
import { isDuplicate } from './upsert.ts';

type Kept = { _id: 'intake'; wrapped: string };

/** One document under a fixed id: of two processes that start at once, the second finds the first one's pair. */
export const mongoRecipientKeyStore = (connection: Connection): RecipientKeyStore => {
  const pairs = connection.collection<Kept>('recipient_key');

  const find = async (): Promise<Buffer | undefined> => {
    const kept = await pairs.findOne({ _id: 'intake' });
    return kept === null ? undefined : Buffer.from(kept.wrapped, 'base64url');
  };

  return {
    find,
    rewrap: async (before, anew) => {
      const place = { _id: 'intake' as const, wrapped: before.toString('base64url') };
      await pairs.updateOne(
        place,
        { $set: { wrapped: anew.toString('base64url') } },
        { writeConcern: { w: 'majority', journal: true } },
      );
    },
    keepFirst: async (wrapped) => {
      try {
        const writeConcern = { w: 'majority' as const, journal: true };
        await pairs.insertOne({ _id: 'intake', wrapped: wrapped.toString('base64url') }, { writeConcern });
        return wrapped;
      } catch (error) {
        const standing = isDuplicate(error) ? await find() : undefined;
        if (standing === undefined) throw error;
        return standing;
      }
    },
  };
};
