import { keyStoreConformance } from '@handoff/sealing/conformance';
import { describeOnStack, type TemporaryDatabase, temporaryDatabase } from '@handoff/testkit';
import { afterAll, beforeAll } from 'vitest';
import { auditLogConformance } from '../vault/audit-log.conformance.ts';
import { recipientKeyConformance } from '../vault/recipient-key.conformance.ts';
import { mongoAuditLog, prepareAuditLog } from './audit-log.ts';
import { mongoKeyStore, prepareKeyStore } from './key-store.ts';
import { mongoRecipientKeyStore } from './recipient-key-store.ts';

describeOnStack('the vault in Mongo', () => {
  let database: TemporaryDatabase;

  beforeAll(async () => {
    database = await temporaryDatabase();
    await prepareKeyStore(database.connection);
    await prepareAuditLog(database.connection);
  });
  afterAll(() => database.drop());

  keyStoreConformance('the Mongo store', () => mongoKeyStore(database.connection));
  auditLogConformance('the Mongo log', () => mongoAuditLog(database.connection));
  recipientKeyConformance('the Mongo store', async () => {
    await database.connection.collection('recipient_key').deleteMany({});
    return mongoRecipientKeyStore(database.connection);
  });
});
