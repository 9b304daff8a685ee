import {
  ceiling,
  hiddenIn,
  type Inferred,
  type Known,
  leastIn,
  mayStand,
  measures,
  toldLines,
} from './attack.ts';
import type { Book, Cell, Counts } from './cube.ts';
import { type Release, threshold } from './release.ts';

type Cells = ReadonlyMap<string, Cell>;

/** What truly stands in places: in those made now, and in those shown before, as it stood then. */
export type Stands = Readonly<{ now: Cells; stood: Cells }>;

/** A hidden place, and the agency that can tell how few others are there. */
export type Weak = Readonly<{ key: string; agency: string }>;

/**
 * A hidden place whose others an agency can tell to be fewer than eleven: it reads what everybody reads, and of each place
 * it knows its own, also of those shown before. Undefined where none can. Of what it was a party to as a whole there is
 * nothing left to tell.
 */
export const weakToInsiders = async (
  book: Book,
  { now, stood }: Stands,
  release: Release,
  { outsider, isSmallNow }: Asked,
): Promise<Weak | undefined> => {
  const bound = new Set(toldLines(book, release).flatMap(({ total, parts }) => [total, ...parts]));
  const both = new Map([...stood, ...now]);
  for (const agency of agenciesIn(both)) {
    const small = hiddenIn(release).filter((key) => isSmallNow(key, agency));
    if (small.length === 0) continue;
    // Where people were erased since, or a fact came while a release was made, what stood then may not fit what was shown.
    const fits = stood.size === 0 || (await mayStand(book, release, knownTo(agency, both, bound)));
    const cells = fits ? both : now;
    const own = (key: string): Counts => ownOf(cells.get(key), agency);
    const asked = small.filter((key) => cells.has(key) && hasOthers(cells.get(key), agency));
    const known = knownTo(agency, cells, bound);
    const weak = isKnownAnyway(known, release, outsider)
      ? asked.find((key) => measures.some((measure) => isFew(outsider(key)[measure].high, own(key)[measure])))
      : await firstWeak({ book, release, known, own }, asked);
    if (weak !== undefined) return { key: weak, agency };
  }
  return undefined;
};

type Asked = Readonly<{
  /** What everybody can work out. */
  outsider: (key: string) => Inferred;
  /** Whether a place is to be kept from an agency. */
  isSmallNow: (key: string, agency: string) => boolean;
}>;

/** Then an agency is in nothing ahead of everybody: what bounds them bounds it. */
const isKnownAnyway = (known: Known, release: Release, outsider: Asked['outsider']): boolean =>
  [...known].every(([key, own]) => {
    const cell = release.get(key);
    return measures.every(
      (measure) =>
        own[measure] <= (cell?.state === 'suppressed' ? outsider(key)[measure].low : leastIn(cell, measure)),
    );
  });

type Insider = Readonly<{ book: Book; release: Release; known: Known; own: (key: string) => Counts }>;

/** Many places are asked about at once: where eleven others may be in all of them, they may be in each. Else by halves. */
const firstWeak = async (insider: Insider, keys: readonly string[]): Promise<string | undefined> => {
  const { book, release, known, own } = insider;
  const [first] = keys;
  if (first === undefined) return undefined;
  if (keys.length === 1) {
    const most = await ceiling(book, release, known);
    return measures.some((measure) => isFew(most(first, measure), own(first)[measure])) ? first : undefined;
  }
  const enough = keys.map((key) => [key, mapCounts(own(key), (count) => count + threshold)] as const);
  if (await mayStand(book, release, new Map([...known, ...enough]))) return undefined;
  const middle = Math.ceil(keys.length / 2);
  return (await firstWeak(insider, keys.slice(0, middle))) ?? (await firstWeak(insider, keys.slice(middle)));
};

const mapCounts = ({ people, referrals }: Counts, by: (count: number) => number): Counts => ({
  people: by(people),
  referrals: by(referrals),
});

const isFew = (most: number, own: number): boolean => most - own < threshold;

const nothing: Counts = { people: 0, referrals: 0 };

const ownOf = (cell: Cell | undefined, agency: string): Counts => cell?.parties.get(agency)?.own ?? nothing;

const hasOthers = (cell: Cell | undefined, agency: string): boolean =>
  (cell?.parties.get(agency)?.unsure ?? cell)?.people !== 0;

const agenciesIn = (cells: Cells): readonly string[] =>
  [...new Set([...cells.values()].flatMap(({ parties }) => [...parties.keys()]))].toSorted();

// Also of what is shown: rounding may say fewer than an agency has there itself, and what it has is no other's. A place in no
// line says nothing of another.
const knownTo = (agency: string, cells: Cells, bound: ReadonlySet<string>): Known =>
  new Map(
    [...bound].flatMap((key) => {
      const own = cells.get(key)?.parties.get(agency)?.own;
      return own ? [[key, own] as const] : [];
    }),
  );
