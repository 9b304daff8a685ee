import { randomUUID } from 'node:crypto';
import { cursorsConformance } from '../../test/conformance.ts';
import { freshDatabase } from './database.fixture.ts';
import { mongoCursors } from './cursors.ts';

const database = freshDatabase();

cursorsConformance('in MongoDB', async () => mongoCursors(await database, `cursors-${randomUUID()}`));
