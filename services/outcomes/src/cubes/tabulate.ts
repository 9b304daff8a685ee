import { all, type Cell, type Cube, keyOf, type Place, placesOf, type Row } from './cube.ts';

type Seen = { people: Set<string>; referrals: number; agencies: Set<string> };

/** Counts the rows into every place they belong to, totals included. A value the cube does not know is a mistake. */
export const tabulate = (cube: Cube, rows: readonly Row[]): ReadonlyMap<string, Cell> => {
  const seen = new Map<string, Seen>(
    placesOf(cube).map((place) => [
      keyOf(cube, place),
      { people: new Set(), referrals: 0, agencies: new Set() },
    ]),
  );
  for (const { person, agency, at } of rows)
    for (const place of placesAround(at)) {
      const cell = seen.get(keyOf(cube, place));
      if (!cell) throw new Error(`the cube ${cube.id} has no place ${keyOf(cube, at)}`);
      cell.people.add(person);
      cell.agencies.add(agency);
      cell.referrals += 1;
    }
  return new Map(placesOf(cube).map((at) => [keyOf(cube, at), counted(at, seen.get(keyOf(cube, at)))]));
};

const counted = (at: Place, seen: Seen | undefined): Cell => ({
  at,
  people: seen?.people.size ?? 0,
  referrals: seen?.referrals ?? 0,
  agencies: seen?.agencies.size ?? 0,
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
