import type { SchemaLock } from '@handoff/codec/registry';
import type { Connection } from 'mongoose';

type Row = { _id: number; fingerprint: string };

/** What each schema id of this registry has meant to this service, for good: beside the events that bear the ids. */
export const mongoRegistryLock = (connection: Connection): SchemaLock => {
  const rows = () => connection.collection<Row>('registry_lock');
  return {
    all: async () => {
      const found = await rows().find({}).toArray();
      return new Map(found.map(({ _id, fingerprint }) => [_id, fingerprint]));
    },
    claim: async (schemaId, fingerprint) => {
      const held = await rows().findOneAndUpdate(
        { _id: schemaId },
        { $setOnInsert: { fingerprint } },
        { upsert: true, returnDocument: 'after', writeConcern: { w: 'majority', j: true } },
      );
      return held?.fingerprint ?? fingerprint;
    },
  };
};
