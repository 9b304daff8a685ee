import { randomUUID } from 'node:crypto';
import mongoose from 'mongoose';
import { afterAll } from 'vitest';
import { sealedIntakesConformance } from '../intakes/sealed-intakes.conformance.ts';
import { mongoSealedIntakes } from './sealed-intakes.ts';

const connection = await mongoose
  .createConnection(process.env.MONGO_URL ?? '', { dbName: `eligibility-${randomUUID()}` })
  .asPromise();

afterAll(async () => {
  await connection.dropDatabase();
  await connection.close();
});

sealedIntakesConformance('the Mongo store', async () => {
  await connection.dropDatabase();
  return mongoSealedIntakes(connection);
});
