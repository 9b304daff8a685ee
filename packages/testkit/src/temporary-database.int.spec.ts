import mongoose from 'mongoose';
import { expect, it } from 'vitest';
import { describeOnStack } from './describe-on-stack.ts';
import { stackAddresses } from './stack-addresses.ts';
import { temporaryDatabase } from './temporary-database.ts';

describeOnStack('a temporary database', () => {
  it('is nobody else’s, and gone once it is dropped', async () => {
    const [one, other] = await Promise.all([temporaryDatabase(), temporaryDatabase()]);
    await one.connection.collection('intakes').insertOne({ name: 'of one' });
    expect(await other.connection.collection('intakes').countDocuments()).toBe(0);
    await Promise.all([one.drop(), other.drop()]);
    expect(await databases()).not.toContain(one.name);
  });
});

const databases = async () => {
  const connection = await mongoose.createConnection(stackAddresses().mongo.url).asPromise();
  const { databases } = await connection.listDatabases();
  await connection.close();
  return databases.map(({ name }) => name);
};
