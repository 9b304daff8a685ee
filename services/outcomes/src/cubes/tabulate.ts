import { all, type Cell, type Counts, type Cube, keyOf, type Place, placesOf, type Row } from './cube.ts';

/** Counts the rows into every place they belong to, totals included. A value the cube does not know is a mistake. */
export const tabulate = (cube: Cube, rows: readonly Row[]): ReadonlyMap<string, Cell> => {
  const seen = new Map<string, Row[]>(placesOf(cube).map((place) => [keyOf(cube, place), []]));
  for (const row of rows)
    for (const place of placesAround(row.at)) {
      const there = seen.get(keyOf(cube, place));
      if (!there) throw new Error(`the cube ${cube.id} has no place ${keyOf(cube, row.at)}`);
      there.push(row);
    }
  return new Map(placesOf(cube).map((at) => [keyOf(cube, at), counted(at, seen.get(keyOf(cube, at)) ?? [])]));
};

const counted = (at: Place, rows: readonly Row[]): Cell => {
  const parties = [...new Set(rows.flatMap(partiesOf))];
  return {
    at,
    ...countsOf(rows),
    agencies: new Set(rows.map(({ agency }) => agency)).size,
    parties: new Map(
      parties.map((party) => {
        const isOwn = (row: Row): boolean => partiesOf(row).includes(party);
        const others = rows.filter((row) => !isOwn(row));
        return [party, { own: countsOf(rows.filter(isOwn)), others: countsOf(others) }];
      }),
    ),
  };
};

const partiesOf = ({ agency, referrer }: Row): readonly string[] =>
  referrer === undefined ? [agency] : [agency, referrer];

const countsOf = (rows: readonly Row[]): Counts => ({
  people: new Set(rows.map(({ person }) => person)).size,
  referrals: rows.length,
});

const placesAround = (at: Place): readonly Place[] =>
  at.reduce<readonly Place[]>(
    (places, value) =>
      places.flatMap((place) => [
        [...place, value],
        [...place, all],
      ]),
    [[]],
  );
