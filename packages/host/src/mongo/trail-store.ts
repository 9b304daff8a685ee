import type { ChainStore } from '@handoff/audit';
import { mongoChainStore, prepareChainStore } from '@handoff/audit/mongo';
import type { Connection } from 'mongoose';
import type { TrailEntry } from '../trail/entry.ts';

const collection = 'trail';

export const mongoTrail = async (connection: Connection): Promise<ChainStore<TrailEntry>> => {
  await prepareChainStore(connection, collection);
  return mongoChainStore<TrailEntry>(connection, collection);
};
