import { randomUUID } from 'node:crypto';
import { keyStoreConformance } from '@handoff/sealing/conformance';
import mongoose from 'mongoose';
import { afterAll, beforeEach } from 'vitest';
import { auditLogConformance } from '../vault/audit-log.conformance.ts';
import { recipientKeyConformance } from '../vault/recipient-key.conformance.ts';
import { mongoAuditLog, prepareAuditLog } from './audit-log.ts';
import { mongoKeyStore, prepareKeyStore } from './key-store.ts';
import { mongoRecipientKeyStore } from './recipient-key-store.ts';

const connection = await mongoose
  .createConnection(process.env.MONGO_URL ?? '', { dbName: `intake-${randomUUID()}` })
  .asPromise();

afterAll(async () => {
  await connection.dropDatabase();
  await connection.close();
});

beforeEach(async () => {
  await prepareKeyStore(connection);
  await prepareAuditLog(connection);
});

keyStoreConformance('the Mongo store', () => mongoKeyStore(connection));
auditLogConformance('the Mongo log', () => mongoAuditLog(connection));
recipientKeyConformance('the Mongo store', async () => {
  await connection.collection('recipient_key').deleteMany({});
  return mongoRecipientKeyStore(connection);
});
