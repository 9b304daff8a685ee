import { expect, it } from 'vitest';
import { storedTableNames } from '../tables/fact-row.ts';
import { mongoLetGoBeside } from './fact-tables.ts';
import { rowsOfPerson } from './rows-of-person.ts';

it('an erasure deletes the rows of the person beside the tables that are read, and writes nothing there', async () => {
  const asked: unknown[] = [];
  // Whatever else is asked of it is no function.
  const connection = {
    collection: (name: string) => ({
      deleteMany: async (those: object) => void asked.push([name, those]),
    }),
  };
  await mongoLetGoBeside(connection, 'person-1');
  expect(asked).toEqual(storedTableNames.map((name) => [`rebuilt_${name}`, rowsOfPerson(name, 'person-1')]));
});
