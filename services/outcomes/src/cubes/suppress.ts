import { Refusal } from '@handoff/decider';
import { hiddenIn, inference, type Inferred, type Range } from './attack.ts';
import { type Book, type Cell, type Line, linesOf } from './cube.ts';
import { type Weak, weakToInsiders } from './insiders.ts';
import { isSmall, published, type Release, threshold } from './release.ts';

type Options = Readonly<{
  /** What earlier releases showed of the same places. It cannot be taken back, so it is neither hidden nor shown otherwise. */
  before?: Release;
  /** What stood in those places when they were shown: who was a party to it knows its own of it still. */
  stood?: ReadonlyMap<string, Cell>;
  /** Whether anything is known of a place, by its key: nobody reports from there, or its time is not over. Default: of all. */
  isReported?: (key: string) => boolean;
}>;

export type Suppressed = Readonly<{
  release: Release;
  /** Places of earlier releases that somebody can tell by those alone: whatever is hidden now, they cannot be taken back. */
  lost: readonly string[];
}>;

/** What may be shown, where nobody asks what was lost before. */
export const suppress = async (...asked: Parameters<typeof suppressAround>): Promise<Release> =>
  (await suppressAround(...asked)).release;

/**
 * What of a book of cubes may be shown. Small cells are hidden; then others beside them, until nobody who reads all of it, and all that was
 * shown before, can narrow a hidden cell (to below the threshold, or to fewer than ten values). Hides detail before
 * totals and small cells before large ones, and is the same for the same counts.
 */
export const suppressAround = async (
  book: Book,
  cells: ReadonlyMap<string, Cell>,
  { before = new Map(), stood = new Map(), isReported = () => true }: Options = {},
): Promise<Suppressed> => {
  const madeNow = new Map([...cells].filter(([key]) => !before.has(key)));
  const mayChange = (key: string): boolean => isReported(key) && !before.has(key);
  const hidden = new Set(
    [...cells].filter(([key, cell]) => isSmall(cell) && mayChange(key)).map(([key]) => key),
  );
  // A total that nobody tells gives no part away.
  const lines = linesOf(book).filter(({ total }) => isReported(total) || before.has(total));
  // Nor does a total whose parts are not all told, by subtraction.
  const whole = lines.filter(({ parts }) => parts.every((key) => isReported(key) || before.has(key)));
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
  const mayHide = (key: string): boolean => mayBeHidden(key) && !hidden.has(key);
  // What was shown before is given away by totals that came since: one of those is lost, rather than what is new.
  const overBefore = new Set(
    lines.flatMap(({ total, parts }) => (parts.some((key) => before.has(key)) ? [total] : [])),
  );
  const hideBeside = (key: string, among: readonly string[] = []): boolean => {
    const near = among.filter(mayHide);
    const places = near.length > 0 ? near : nearest(lines, key, mayHide);
    const totals = before.has(key) ? places.filter((place) => overBefore.has(place)) : [];
    const [other] = leastLoss(totals.length > 0 ? totals : places, cells);
    if (other !== undefined) hidden.add(other);
    return other !== undefined;
  };
  /** With all hidden that may be: what still follows from this does so whatever is hidden. */
  const leastShown = (): Release => show(new Set([...hidden, ...[...cells.keys()].filter(mayBeHidden)]));
  const followsAnyway = async (key: string): Promise<boolean> =>
    isNarrowed((await inference(book, leastShown()))(key));

  /** What everybody can tell of earlier releases whatever is hidden now, and what single agencies can. */
  const lost = { toAll: new Set<string>(), toOne: new Map<string, Set<string>>() };
  const isLostTo = (key: string, agency: string): boolean => lost.toOne.get(key)?.has(agency) ?? false;
  const isTheirs = (key: string, agency: string): boolean =>
    before.has(key)
      ? !isLostTo(key, agency) && !lost.toAll.has(key) && isSmallAt(stood, key)
      : hidden.has(key) && isSmallAt(cells, key);
  const weakIn = async (release: Release): Promise<Weakness | undefined> => {
    const outsider = await inference(book, release);
    const key = hiddenIn(release).find((each) => !lost.toAll.has(each) && isNarrowed(outsider(each)));
    if (key !== undefined) return { key };
    return weakToInsiders(book, { now: madeNow, stood }, release, { outsider, isSmallNow: isTheirs });
  };
  /** Another agency, that could not tell it so far, is still kept from it. */
  const isLost = async ({ key, agency }: Weakness): Promise<boolean> => {
    if (!before.has(key)) return false;
    if (agency === undefined) {
      const follows = await followsAnyway(key);
      if (follows) lost.toAll.add(key);
      return follows;
    }
    const least = leastShown();
    const isSmallNow = (other: string, who: string): boolean => other === key && who === agency;
    const asked = { outsider: await inference(book, least), isSmallNow };
    if (!(await weakToInsiders(book, { now: madeNow, stood }, least, asked))) return false;
    lost.toOne.set(key, (lost.toOne.get(key) ?? new Set()).add(agency));
    return true;
  };

  const isHidden = (key: string): boolean => hidden.has(key) || before.get(key)?.state === 'suppressed';
  // What stands of an earlier release was in company then; a line of its own that has nothing of now left is as it was.
  const mayHaveCompany = ({ total, parts }: Line, key: string): boolean =>
    !before.has(key) || [total, ...parts].some(mayHide);

  hideLonely(whole, { isHidden, mayHaveCompany, hideBeside });
  for (;;) {
    const release = show(hidden);
    const weak = await weakIn(release);
    if (weak === undefined) return { release, lost: [...new Set([...lost.toAll, ...lost.toOne.keys()])] };
    const { key } = weak;
    if (hidden.has(key) && !isSmallAt(cells, key) && (await followsAnyway(key))) {
      hidden.delete(key);
      told.add(key);
    } else if (!(await isLost(weak)) && !hideBeside(key)) throw nothingLeft(key);
    hideLonely(whole, { isHidden, mayHaveCompany, hideBeside });
  }
};

/** By an agency; without one, by everybody. */
type Weakness = Pick<Weak, 'key'> & Partial<Pick<Weak, 'agency'>>;

const nothingLeft = (key: string): Refusal =>
  new Refusal('nothing-left-to-hide', {
    place: key,
    reason: 'All is hidden that may be, and this figure can still be worked out.',
    mend: 'Take out the public snapshot again once more referrals of the quarter are known; nothing of it was shown or kept.',
  });

const isSmallAt = (cells: ReadonlyMap<string, Cell>, key: string): boolean => {
  const cell = cells.get(key);
  return cell !== undefined && isSmall(cell);
};

type Hiding = Readonly<{
  isHidden: (key: string) => boolean;
  mayHaveCompany: (line: Line, key: string) => boolean;
  hideBeside: (key: string, among: readonly string[]) => boolean;
}>;

/** A line with one hidden place gives it away by subtraction. */
const hideLonely = (lines: readonly Line[], { isHidden, mayHaveCompany, hideBeside }: Hiding): void => {
  for (let changed = true; changed; ) {
    changed = lines.some((line) => {
      const places = [line.total, ...line.parts];
      const [first, ...more] = places.filter(isHidden);
      const isLonely = first !== undefined && more.length === 0 && mayHaveCompany(line, first);
      return isLonely && hideBeside(first, places);
    });
  }
};

/** Of what stands in a line with a place; else in a line with one of those, and so on. What is in none bounds nothing. */
const nearest = (lines: readonly Line[], key: string, may: (key: string) => boolean): readonly string[] => {
  const reached = new Set([key]);
  for (let ring = [key]; ring.length > 0; ) {
    const from = new Set(ring);
    const beside = lines
      .map(({ total, parts }) => [total, ...parts])
      .filter((places) => places.some((place) => from.has(place)))
      .flat();
    ring = [...new Set(beside)].filter((place) => !reached.has(place));
    const found = ring.filter(may);
    if (found.length > 0) return found;
    for (const place of ring) reached.add(place);
  }
  return [];
};

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
