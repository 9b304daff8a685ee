import type { Columns, StoredTable } from './fact-row.ts';

/** Whose row it is: with any of them it goes. Only a merge is of two. */
export const peopleIn = (row: Columns): readonly string[] =>
  [row['personId'], row['otherPersonId']].filter((person) => typeof person === 'string');

/** The columns of a table that name a person. */
export const personColumns = (table: StoredTable): readonly string[] =>
  table === 'people_merged' ? ['personId', 'otherPersonId'] : ['personId'];
