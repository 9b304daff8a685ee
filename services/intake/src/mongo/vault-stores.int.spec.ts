import { keyStoreConformance } from '@handoff/sealing/conformance';
import { describeOnStack, type TemporaryDatabase, temporaryDatabase } from '@handoff/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { auditLogConformance } from '../vault/audit-log.conformance.ts';
import { matchingConformance } from '../vault/matching/matching.conformance.ts';
import { recipientKeyConformance } from '../vault/recipient-key.conformance.ts';
import { mongoAuditLog, prepareAuditLog } from './audit-log.ts';
import { mongoKeyStore, prepareKeyStore } from './key-store.ts';
import { mongoMatching, prepareMatching } from './matching.ts';
import { mongoRecipientKeyStore } from './recipient-key-store.ts';

describeOnStack('the vault in Mongo', () => {
  let database: TemporaryDatabase;

  beforeAll(async () => {
    database = await temporaryDatabase();
    await prepareKeyStore(database.connection);
    await prepareAuditLog(database.connection);
    await prepareMatching(database.connection);
  });
  afterAll(() => database.drop());

  keyStoreConformance('the Mongo store', () => mongoKeyStore(database.connection));
  // Everything is wrapped anew some at a time: without it each time reads everybody.
  it('finds what a master key wrapped by an index', async () => {
    const keys = database.connection.collection('keys');
    const plan = await keys.find({ 'keys.masterKeyId': 'master-1' }).explain('queryPlanner');
    expect(JSON.stringify(plan)).toContain('IXSCAN');
  });
  auditLogConformance('the Mongo log', () => mongoAuditLog(database.connection));
  matchingConformance('the Mongo store', async () => {
    for (const name of ['blind_index', 'match_book', 'matching_agencies', 'fund_rotations'])
      await database.connection.collection(name).deleteMany({});
    return mongoMatching(database.connection);
  });
  recipientKeyConformance('the Mongo store', async () => {
    await database.connection.collection('recipient_key').deleteMany({});
    return mongoRecipientKeyStore(database.connection);
  });
});
