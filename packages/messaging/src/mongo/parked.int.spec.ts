import { randomUUID } from 'node:crypto';
import { parkedConformance } from '../../test/conformance.ts';
import { freshDatabase } from './database.fixture.ts';
import { mongoParked } from './parked.ts';

const database = freshDatabase();

parkedConformance('in MongoDB', async (sealing) =>
  mongoParked(await database, { ...sealing, prefix: randomUUID() }),
);
