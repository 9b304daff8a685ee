/** Stands for every value of a dimension together. */
export const all = '*';

export type Dimension = Readonly<{
  name: string;
  doc: string;
  /** Fixed, so that a cube says the same places in every release. What was not recorded is a value of its own. */
  values: readonly string[];
  /** A person has one value only, so people add up over it as referrals do. */
  exclusive: boolean;
  /** A referral changes its value as time goes on: what was released of it does not add up to what is released later. */
  moves?: boolean;
}>;

/** A fixed table: nobody can ask for another cut of it, because two cuts tell what each of them hides. */
export type Cube = Readonly<{ id: string; doc: string; dimensions: readonly Dimension[] }>;

/** Cubes over the same referrals: what is hidden in one must not come back through another, so they are released together. */
export type Book = readonly Cube[];

/** A value a dimension, in their order; `*` for all of them. */
export type Place = readonly string[];

/** One referral as a cube sees it. */
export type Row = Readonly<{
  person: string;
  agency: string;
  referrer?: string;
  /** All who were told of it. */
  offeredTo?: readonly string[];
  /** Of several who were asked, while nobody has accepted: each may know what came of it, or have said no long before. */
  mayKnow?: readonly string[];
  at: Place;
}>;

export type Counts = Readonly<{ people: number; referrals: number }>;

/** What truly stands in a place. Never leaves the exchange. */
export type Cell = Readonly<{
  at: Place;
  people: number;
  referrals: number;
  /** Which receive the referrals. */
  agencies: number;
  /** By agency, whether it referred or received; or was offered, where the place says nothing of what came of it. */
  parties: ReadonlyMap<string, Party>;
}>;

/**
 * What one agency may know by itself of what stands in a place, and what is left when it takes that out. `unsure`: what is left
 * where it knows no more than it must, which is not to be few either, nor anything between the two.
 */
export type Party = Readonly<{ own: Counts; others: Counts; unsure: Counts }>;

/** Named by what it holds to and not by its cube: a margin that two cubes share is one place. */
export const keyOf = ({ dimensions }: Cube, at: Place): string =>
  dimensions
    .flatMap(({ name }, which) => (at[which] === all ? [] : [`${name}=${at[which] ?? ''}`]))
    .toSorted()
    .join('&') || all;

/** Every place of a cube, totals included. */
export const placesOf = ({ dimensions }: Cube): readonly Place[] =>
  dimensions.reduce<readonly Place[]>(
    (places, { values }) => places.flatMap((place) => [...values, all].map((value) => [...place, value])),
    [[]],
  );

/** A part of the table that adds up: the places along one dimension and their total. */
export type Line = Readonly<{ dimension: Dimension; total: string; parts: readonly string[] }>;

/** All lines of a book, each once. */
export const linesOf = (book: Book): readonly Line[] => [
  ...new Map(
    book.flatMap((cube) =>
      linesOfCube(cube).map((line) => [`${line.dimension.name} ${line.total}`, line] as const),
    ),
  ).values(),
];

const linesOfCube = (cube: Cube): readonly Line[] =>
  placesOf(cube).flatMap((place) =>
    cube.dimensions.flatMap((dimension, at) =>
      place[at] === all
        ? [
            {
              dimension,
              total: keyOf(cube, place),
              parts: dimension.values.map((value) => keyOf(cube, place.with(at, value))),
            },
          ]
        : [],
    ),
  );
