import { describeOnStack, type TemporaryDatabase, temporaryDatabase } from '@handoff/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { mongoRegistryLock } from './registry-lock.ts';

describeOnStack('the lock of schema ids', () => {
  let database: TemporaryDatabase;
  beforeAll(async () => {
    database = await temporaryDatabase();
  });
  afterAll(() => database.drop());

  it('is claimed once, by whichever of two processes that start together comes first', async () => {
    const lock = mongoRegistryLock(database.connection);
    const claims = Array.from({ length: 20 }, (_, nth) => lock.claim(1, `process ${nth}`));
    expect(new Set(await Promise.all(claims)).size).toBe(1);
    expect((await lock.all()).size).toBe(1);
  });
});
