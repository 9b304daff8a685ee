import { ceiling, hiddenIn, type Known } from './attack.ts';
import type { Book, Cell, Counts } from './cube.ts';
import { type Release, threshold } from './release.ts';

type Cells = ReadonlyMap<string, Cell>;

/**
 * A hidden place whose others an agency can tell to be fewer than eleven: it reads what everybody reads, and of each place made
 * now it knows its own. Undefined where none can. Of what it was a party to as a whole there is nothing left to tell.
 */
export const weakToInsiders = async (
  book: Book,
  cells: Cells,
  release: Release,
  isSmallNow: (key: string) => boolean,
): Promise<string | undefined> => {
  const small = hiddenIn(release).filter(isSmallNow);
  for (const agency of agenciesIn(cells)) {
    const most = await ceiling(book, release, knownTo(agency, cells, release));
    const weak = small.find(
      (key) => hasOthers(cells.get(key), agency) && isNarrow(most(key), ownOf(cells.get(key), agency)),
    );
    if (weak !== undefined) return weak;
  }
  return undefined;
};

const nothing: Counts = { people: 0, referrals: 0 };

const ownOf = (cell: Cell | undefined, agency: string): Counts => cell?.parties.get(agency)?.own ?? nothing;

const hasOthers = (cell: Cell | undefined, agency: string): boolean =>
  (cell?.parties.get(agency)?.others ?? cell)?.people !== 0;

const isNarrow = (most: Counts, own: Counts): boolean =>
  most.people - own.people < threshold || most.referrals - own.referrals < threshold;

const agenciesIn = (cells: Cells): readonly string[] =>
  [...new Set([...cells.values()].flatMap(({ parties }) => [...parties.keys()]))].toSorted();

const knownTo = (agency: string, cells: Cells, release: Release): Known =>
  new Map(
    hiddenIn(release).flatMap((key) => {
      const own = cells.get(key)?.parties.get(agency)?.own;
      return own ? [[key, own] as const] : [];
    }),
  );
