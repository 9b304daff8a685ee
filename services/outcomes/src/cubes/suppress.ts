import { hiddenIn, inference, type Inferred, type Range } from './attack.ts';
import { type Book, type Cell, type Line, linesOf } from './cube.ts';
import { weakToInsiders } from './insiders.ts';
import { isSmall, published, type Release, threshold } from './release.ts';

type Options = Readonly<{
  /** What earlier releases showed of the same places. It cannot be taken back, so it is neither hidden nor shown otherwise. */
  before?: Release;
  /** Whether anything is known of a place, by its key: nobody reports from there, or its time is not over. Default: of all. */
  isReported?: (key: string) => boolean;
}>;

/**
 * What of a book of cubes may be shown. Small cells are hidden; then others beside them, until nobody who reads all of it, and all that was
 * shown before, can narrow a hidden cell (to below the threshold, or to fewer than ten values). Hides detail before
 * totals and small cells before large ones, and is the same for the same counts.
 */
export const suppress = async (
  book: Book,
  cells: ReadonlyMap<string, Cell>,
  { before = new Map(), isReported = () => true }: Options = {},
): Promise<Release> => {
  /** Of what was shown before, an agency's own of then is known to nobody any more. */
  const madeNow = new Map([...cells].filter(([key]) => !before.has(key)));
  const mayChange = (key: string): boolean => isReported(key) && !before.has(key);
  const hidden = new Set(
    [...cells].filter(([key, cell]) => isSmall(cell) && mayChange(key)).map(([key]) => key),
  );
  // A total that nobody tells gives no part away.
  const lines = linesOf(book).filter(({ total }) => isReported(total) || before.has(total));
  /** What earlier releases tell anyway, though nobody meant to: large cells alone. */
  const told = new Set<string>();
  const mayBeHidden = (key: string): boolean =>
    mayChange(key) && !told.has(key) && (cells.get(key)?.people ?? 0) > 0;
  const show = (those: ReadonlySet<string>): Release =>
    new Map(
      [...cells].map(([key, cell]) => [
        key,
        before.get(key) ?? published(cell, those.has(key), isReported(key)),
      ]),
    );
  const hideBeside = (key: string): boolean => {
    const mayHide = (other: string): boolean => mayBeHidden(other) && !hidden.has(other);
    const [chosen] = leastLoss(beside(lines, key).filter(mayHide), cells);
    const [other] = chosen === undefined ? leastLoss([...cells.keys()].filter(mayHide), cells) : [chosen];
    if (other !== undefined) hidden.add(other);
    return other !== undefined;
  };
  const followsAnyway = async (key: string): Promise<boolean> => {
    const most = new Set([...hidden, ...[...cells.keys()].filter(mayBeHidden)]);
    return isNarrowed((await inference(book, show(most)))(key));
  };

  hideLonely(lines, hidden, hideBeside);
  for (;;) {
    const release = show(hidden);
    const inferred = await inference(book, release);
    const weak =
      hiddenIn(release).find((key) => isNarrowed(inferred(key))) ??
      (await weakToInsiders(book, madeNow, release, {
        outsider: inferred,
        isSmallNow: (key) => hidden.has(key) && isSmallAt(cells, key),
      }));
    if (weak === undefined) return release;
    if (hidden.has(weak) && !isSmallAt(cells, weak) && (await followsAnyway(weak))) {
      hidden.delete(weak);
      told.add(weak);
    } else if (!hideBeside(weak))
      throw new Error(`nothing is left to hide, and ${weak} can still be worked out`);
    hideLonely(lines, hidden, hideBeside);
  }
};

const isSmallAt = (cells: ReadonlyMap<string, Cell>, key: string): boolean => {
  const cell = cells.get(key);
  return cell !== undefined && isSmall(cell);
};

/** A line with one hidden place gives it away by subtraction. */
const hideLonely = (
  lines: readonly Line[],
  hidden: ReadonlySet<string>,
  hideBeside: (key: string) => boolean,
): void => {
  for (let changed = true; changed; ) {
    const lonely = lines.flatMap(({ total, parts }) => {
      const there = [total, ...parts].filter((key) => hidden.has(key));
      return there.length === 1 ? there : [];
    });
    changed = lonely.some((key) => hideBeside(key));
  }
};

const beside = (lines: readonly Line[], key: string): readonly string[] => [
  ...new Set(
    lines
      .map(({ total, parts }) => [total, ...parts])
      .filter((places) => places.includes(key))
      .flat(),
  ),
];

/** The most detailed first, because a hidden total hides more than itself; then those of the fewest people. */
const leastLoss = (keys: readonly string[], cells: ReadonlyMap<string, Cell>): readonly string[] =>
  keys.toSorted(
    (one, other) =>
      detailOf(other) - detailOf(one) ||
      (cells.get(one)?.people ?? 0) - (cells.get(other)?.people ?? 0) ||
      (one < other ? -1 : 1),
  );

const detailOf = (key: string): number => key.split('=').length;

const isNarrow = ({ low, high }: Range): boolean => high < threshold || high - low < threshold - 1;
export const isNarrowed = ({ people, referrals }: Inferred): boolean =>
  isNarrow(people) || isNarrow(referrals);
