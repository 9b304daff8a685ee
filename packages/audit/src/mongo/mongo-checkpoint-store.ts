import type { Connection } from 'mongoose';
import type { CheckpointStore } from '../chain-store.ts';
import type { Checkpoint } from '../checkpoint.ts';

export const mongoCheckpointStore = (connection: Connection, collection: string): CheckpointStore => {
  const kept = connection.collection<Checkpoint>(collection);
  const read = { projection: { _id: 0 } };
  return {
    add: async (checkpoint) => {
      await kept.insertOne({ ...checkpoint }, { writeConcern: { w: 'majority', journal: true } });
    },
    last: async (tenant) => {
      const [last] = await kept.find({ tenant }, read).sort({ size: -1 }).limit(1).toArray();
      return last;
    },
    all: () => kept.find({}, read).sort({ tenant: 1, size: 1 }).toArray(),
  };
};

export const prepareCheckpointStore = async (connection: Connection, collection: string): Promise<void> => {
  await connection.collection(collection).createIndexes([{ key: { tenant: 1, size: 1 } }]);
};
