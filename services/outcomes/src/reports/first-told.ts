import { type FactRow, type FactTable, factTableNames } from '../tables/fact-row.ts';

/** The row by which a fact was told of first. */
export type FirstTold = (row: FactRow) => FactRow;

const keyOf = ({ stream, fact }: FactRow): string => `${stream}#${fact}`;

/** Of all rows, those corrected since too: what was charged for a fact stays charged for it, whatever else is said of it later. */
export const firstToldIn = (all: Readonly<Record<FactTable, readonly FactRow[]>>): FirstTold => {
  const first = new Map<string, FactRow>();
  for (const row of factTableNames.flatMap((name) => all[name])) {
    const before = first.get(keyOf(row));
    if (before === undefined || row.sequence < before.sequence) first.set(keyOf(row), row);
  }
  return (row) => first.get(keyOf(row)) ?? row;
};
