import { expect, it } from 'vitest';
import { storedTableNames } from '../tables/fact-row.ts';
import { mongoLetGoBeside } from './fact-tables.ts';
import { rowsOfPerson } from './rows-of-person.ts';

it('an erasure deletes the rows of the person beside the tables that are read, and writes nothing there', async () => {
  const asked: unknown[] = [];
  // Whatever else is asked of it is no function.
  const beside = storedTableNames.map((name) => `rebuilt_rebuild-1_${name}`);
  const there = [...beside, 'rebuilt_rebuild-1_erased_people', 'facts_exit', 'data_dictionary'];
  const connection = {
    listCollections: async () => there.map((name) => ({ name })),
    collection: (name: string) => ({
      deleteMany: async (those: object) => void asked.push([name, those]),
    }),
  };
  await mongoLetGoBeside(connection, 'person-1');
  expect(asked).toEqual(storedTableNames.map((name, at) => [beside[at], rowsOfPerson(name, 'person-1')]));
});
