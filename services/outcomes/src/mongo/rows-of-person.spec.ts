import { describe, expect, it } from 'vitest';
import { type FactRow, storedTableNames } from '../tables/fact-row.ts';
import { mergedRow } from '../tables/merge-row.ts';
import { peopleIn } from '../tables/people-in.ts';
import { personIndexes, rowsOfPerson } from './rows-of-person.ts';

describe('the rows of a person', () => {
  it.each(storedTableNames)('are found in %s by an index each, and by no other column', (table) => {
    const asked = rowsOfPerson(table, 'person-1').$or.flatMap(Object.keys);
    expect(personIndexes(table)).toEqual(asked.map((column) => ({ key: { [column]: 1 } })));
    expect(asked).toEqual(table === 'people_merged' ? ['personId', 'otherPersonId'] : ['personId']);
  });

  it('are those of a merge for either of the two', () => {
    const said = { matchId: 'match-1', fund: 'harbor-literacy-fund', persons: ['person-1', 'person-2'] };
    const time = '2026-11-02T14:00:00.000Z';
    const { table, row } = mergedRow(said, { id: 'event-1', subject: 'match-1', time });
    const isFound = (person: string, found: FactRow): boolean =>
      rowsOfPerson(table, person).$or.some((clause) =>
        Object.entries(clause).every(([column, value]) => found[column] === value),
      );
    expect(peopleIn(row).map((person) => isFound(person, row))).toEqual([true, true]);
    expect(isFound('person-3', row)).toBe(false);
  });
});
