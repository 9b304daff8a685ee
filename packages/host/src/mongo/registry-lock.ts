import type { SchemaLock } from '@handoff/codec/registry';
import type { Connection } from 'mongoose';
import { isDuplicate } from './upsert.ts';

type Row = { _id: number; fingerprint: string };

/** What each schema id of this registry has meant to this service, for good: beside the events that bear the ids. */
export const mongoRegistryLock = (connection: Connection): SchemaLock => {
  const rows = () => connection.collection<Row>('registry_lock');
  return {
    all: async () => {
      const found = await rows().find({}).toArray();
      return new Map(found.map(({ _id, fingerprint }) => [_id, fingerprint]));
    },
    // The first one wins: two processes of a service that start together claim the same ids at once.
    claim: async (schemaId, fingerprint) => {
      try {
        const safely = { writeConcern: { w: 'majority' as const, j: true } };
        await rows().insertOne({ _id: schemaId, fingerprint }, safely);
        return fingerprint;
      } catch (error) {
        if (!isDuplicate(error)) throw error;
      }
      return (await rows().findOne({ _id: schemaId }))?.fingerprint ?? fingerprint;
    },
  };
};
