import { describeOnStack, type TemporaryDatabase, temporaryDatabase } from '@handoff/testkit';
import { afterAll, beforeAll } from 'vitest';
import { chainStoreConformance, checkpointStoreConformance } from '../../test/conformance.ts';
import { mongoChainStore, prepareChainStore } from './mongo-chain-store.ts';
import { mongoCheckpointStore, prepareCheckpointStore } from './mongo-checkpoint-store.ts';

describeOnStack('the audit chain in Mongo', () => {
  let database: TemporaryDatabase;

  beforeAll(async () => {
    database = await temporaryDatabase();
    await prepareChainStore(database.connection, 'audit');
    await prepareCheckpointStore(database.connection, 'audit_checkpoints');
  });
  afterAll(() => database.drop());

  chainStoreConformance('Mongo', () => mongoChainStore(database.connection, 'audit'));
  checkpointStoreConformance('Mongo', () => mongoCheckpointStore(database.connection, 'audit_checkpoints'));
});
