import { isDuplicate } from '@handoff/host';
import type { Connection } from 'mongoose';
import type { RecipientKeyStore } from '../vault/recipient-key.ts';

type Former = { id: string; wrapped: string; since: string | null };
type Kept = { _id: 'intake'; wrapped: string; since?: string | null; former?: Former[] };

const safely = { writeConcern: { w: 'majority' as const, journal: true } };
const inText = (bytes: Buffer): string => bytes.toString('base64url');
const inBytes = (text: string): Buffer => Buffer.from(text, 'base64url');

/** One document under a fixed id: of two processes that start at once, the second finds the first one's pair. */
export const mongoRecipientKeyStore = (connection: Connection): RecipientKeyStore => {
  const pairs = connection.collection<Kept>('recipient_key');
  const kept = () => pairs.findOne({ _id: 'intake' });

  const find = async (): Promise<Buffer | undefined> => {
    const standing = await kept();
    return standing === null ? undefined : inBytes(standing.wrapped);
  };

  return {
    find,
    rewrap: async (before, anew) => {
      const [wrapped, again] = [inText(before), inText(anew)];
      await pairs.updateOne({ _id: 'intake', wrapped }, { $set: { wrapped: again } }, safely);
      const asFormer = { _id: 'intake' as const, 'former.wrapped': wrapped };
      await pairs.updateOne(asFormer, { $set: { 'former.$.wrapped': again } }, safely);
    },
    keepFirst: async (wrapped, since) => {
      try {
        await pairs.insertOne({ _id: 'intake', wrapped: inText(wrapped), since: since ?? null }, safely);
        return wrapped;
      } catch (error) {
        const standing = isDuplicate(error) ? await find() : undefined;
        if (standing === undefined) throw error;
        return standing;
      }
    },
    standing: async () => {
      const standing = await kept();
      if (standing === null) return undefined;
      const former = (standing.former ?? []).map((pair) => ({ ...pair, wrapped: inBytes(pair.wrapped) }));
      return { since: standing.since ?? null, former };
    },
    supersede: async (before, { wrapped, since }, id) => {
      const place = { _id: 'intake' as const, wrapped: inText(before) };
      const standing = await pairs.findOne(place);
      if (standing === null) return;
      const former = { id, wrapped: place.wrapped, since: standing.since ?? null };
      await pairs.updateOne(place, { $set: { wrapped: inText(wrapped), since }, $push: { former } }, safely);
    },
    end: async (id) => {
      await pairs.updateOne({ _id: 'intake' }, { $pull: { former: { id } } }, safely);
    },
  };
};
