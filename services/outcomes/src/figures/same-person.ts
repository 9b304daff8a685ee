import type { Columns, FactRow } from '../tables/fact-row.ts';
import type { FactTables } from '../tables/fact-tables.ts';
import { peopleIn } from '../tables/people-in.ts';
import { standing } from '../tables/standing.ts';

/** By which id somebody is counted. */
export type SamePerson = (personId: string) => string;

export const everybodyApart: SamePerson = (personId) => personId;

/** Two who are one, by whatever ids they are told of here. */
export type Merge = Columns;

/** Who was said to be one person, to this fund and known by then. */
export const mergesAsOf = async (
  tables: Pick<FactTables, 'rows'>,
  fund: string,
  asOf: string,
): Promise<readonly FactRow[]> =>
  standing(await tables.rows('people_merged'), asOf).filter((row) => row['fund'] === fund);

/** Everybody who is one with somebody counts by the lowest of their ids, also over a third: the order of merges says nothing. */
export const samePersonBy = (merges: readonly Merge[]): SamePerson => {
  const lowest = new Map<string, string>();
  const find = (person: string): string => {
    const lower = lowest.get(person);
    return lower === undefined ? person : find(lower);
  };
  for (const merge of merges) {
    const [one = '', other = ''] = peopleIn(merge).map(find).toSorted();
    if (one !== other) lowest.set(other, one);
  }
  return find;
};
