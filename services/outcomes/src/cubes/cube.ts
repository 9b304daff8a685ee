/** Stands for every value of a dimension together. */
export const all = '*';

export type Dimension = Readonly<{
  name: string;
  doc: string;
  /** Fixed, so that a cube says the same places in every release. What was not recorded is a value of its own. */
  values: readonly string[];
  /** A person has one value only, so people add up over it as referrals do. */
  exclusive: boolean;
}>;

/** A fixed table: nobody can ask for another cut of it, because two cuts tell what each of them hides. */
export type Cube = Readonly<{ id: string; doc: string; dimensions: readonly Dimension[] }>;

/** A value a dimension, in their order; `*` for all of them. */
export type Place = readonly string[];

/** One referral as the cube sees it. */
export type Row = Readonly<{ person: string; agency: string; at: Place }>;

/** What truly stands in a place. Never leaves the exchange. */
export type Cell = Readonly<{ at: Place; people: number; referrals: number; agencies: number }>;

export const keyOf = (at: Place): string => at.join('|');

/** Every place of a cube, totals included. */
export const placesOf = ({ dimensions }: Cube): readonly Place[] =>
  dimensions.reduce<readonly Place[]>(
    (places, { values }) => places.flatMap((place) => [...values, all].map((value) => [...place, value])),
    [[]],
  );

/** A part of the table that adds up: the places along one dimension and their total. */
export type Line = Readonly<{ dimension: Dimension; total: string; parts: readonly string[] }>;

export const linesOf = (cube: Cube): readonly Line[] =>
  placesOf(cube).flatMap((place) =>
    cube.dimensions.flatMap((dimension, at) =>
      place[at] === all
        ? [
            {
              dimension,
              total: keyOf(place),
              parts: dimension.values.map((value) => keyOf(place.with(at, value))),
            },
          ]
        : [],
    ),
  );
