import type { FactRow, FactTable } from '../tables/fact-row.ts';
import { type Facts, textIn } from './facts-as-of.ts';
import { struckIn } from './struck.ts';

const ofEverybody: readonly FactTable[] = ['agencies'];
const ofPeople: readonly FactTable[] = ['intakes', 'journeys'];

const isPartyTo = (agency: string, row: FactRow): boolean =>
  ['provider', 'agency', 'referrer'].some((party) => textIn(row, party) === agency);

/** What an agency's own part in referrals is made of, by all moves of everybody. */
export type Part = Readonly<{
  agency: string;
  /** Whom it referred or received. */
  people: ReadonlySet<string>;
  /** Struck when they were another's: they never were, and none of its own rows says so (docs/decisions/0026). */
  struckElsewhere: ReadonlySet<string>;
}>;

export const partOf = (agency: string, moves: readonly FactRow[]): Part => {
  const strikes = moves.filter((move) => struckIn(move) && !isPartyTo(agency, move));
  const struckElsewhere = new Set(strikes.flatMap((move) => textIn(move, 'referralId') ?? []));
  const own = moves.filter((move) => isPartyTo(agency, move) && !isOf(struckElsewhere, move, 'referralId'));
  return { agency, people: new Set(own.flatMap((move) => textIn(move, 'personId') ?? [])), struckElsewhere };
};

const isOf = (ids: ReadonlySet<string>, row: FactRow, column: string): boolean =>
  ids.has(textIn(row, column) ?? '');

/**
 * What an agency may see unsuppressed: facts it reported itself, and referrals it was a party to. What another agency
 * reported about the same person is not among them.
 */
export const isOwn = ({ agency, people, struckElsewhere }: Part, table: FactTable, row: FactRow): boolean => {
  if (ofEverybody.includes(table)) return true;
  if (ofPeople.includes(table)) return isOf(people, row, 'personId');
  return isPartyTo(agency, row) && !(table === 'referral_moves' && isOf(struckElsewhere, row, 'referralId'));
};

/** Each of several agencies is told of its own offer, and of nobody else's. */
export const withoutOthers = (row: FactRow): FactRow =>
  'alsoOfferedTo' in row ? { ...row, alsoOfferedTo: null } : row;

export const ownFacts = ({ rows, erasedSince }: Facts, agency: string): Facts => {
  const part = partOf(agency, rows.referral_moves);
  const kept = Object.entries(rows).map(([name, those]) => [
    name,
    those.filter((row) => isOwn(part, name as FactTable, row)).map(withoutOthers),
  ]);
  return { rows: Object.fromEntries(kept) as Facts['rows'], erasedSince };
};
