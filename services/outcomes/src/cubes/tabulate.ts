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
  return new Map(
    placesOf(cube).map((at) => {
      const told = saysHowFar(cube, at) ? ofResult : ofOffer;
      return [keyOf(cube, at), counted(at, seen.get(keyOf(cube, at)) ?? [], told)];
    }),
  );
};

const saysHowFar = ({ dimensions }: Cube, at: Place): boolean =>
  dimensions.some(({ moves }, which) => moves && at[which] !== all);

/** Who surely knows of a row that it stands in a place, and who may. */
type Told = Readonly<{ surely: PartiesOf; maybe: PartiesOf }>;
type PartiesOf = (row: Row) => readonly string[];

const counted = (at: Place, rows: readonly Row[], { surely, maybe }: Told): Cell => {
  const parties = [...new Set(rows.flatMap(maybe))];
  const without = (party: string, those: PartiesOf): Counts =>
    countsOf(rows.filter((row) => !those(row).includes(party)));
  return {
    at,
    ...countsOf(rows),
    agencies: new Set(rows.map(({ agency }) => agency)).size,
    parties: new Map(
      parties.map((party) => {
        const own = countsOf(rows.filter((row) => maybe(row).includes(party)));
        return [party, { own, others: without(party, maybe), unsure: without(party, surely) }];
      }),
    ),
  };
};

const referrerOf = ({ referrer }: Row): readonly string[] => (referrer === undefined ? [] : [referrer]);
const partiesTo = (row: Row): readonly string[] => [row.agency, ...referrerOf(row)];
const offered = (row: Row): readonly string[] => [...partiesTo(row), ...(row.offeredTo ?? [])];

const ofOffer: Told = { surely: offered, maybe: offered };
const ofResult: Told = {
  surely: (row) => (row.mayKnow ? referrerOf(row) : partiesTo(row)),
  maybe: (row) => [...partiesTo(row), ...(row.mayKnow ?? [])],
};

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
