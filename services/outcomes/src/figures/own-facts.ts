import type { FactRow, FactTable } from '../tables/fact-row.ts';
import { type Facts, textIn } from './facts-as-of.ts';

const ofEverybody: readonly FactTable[] = ['agencies'];
const ofPeople: readonly FactTable[] = ['intakes', 'journeys'];

export const isPartyTo = (agency: string, row: FactRow): boolean =>
  ['provider', 'agency', 'referrer'].some((party) => textIn(row, party) === agency);

/** Whom an agency referred or received. */
export const peopleOf = (agency: string, moves: readonly FactRow[]): ReadonlySet<string> =>
  new Set(moves.filter((row) => isPartyTo(agency, row)).flatMap((row) => textIn(row, 'personId') ?? []));

/**
 * What an agency may see unsuppressed: facts it reported itself, and referrals it was a party to. What another agency
 * reported about the same person is not among them.
 */
export const isOwn = (agency: string, people: ReadonlySet<string>, table: FactTable, row: FactRow): boolean =>
  ofEverybody.includes(table) ||
  (ofPeople.includes(table) ? people.has(textIn(row, 'personId') ?? '') : isPartyTo(agency, row));

export const ownFacts = ({ rows, erasedSince }: Facts, agency: string): Facts => {
  const people = peopleOf(agency, rows.referral_moves);
  const kept = Object.entries(rows).map(([name, those]) => [
    name,
    those.filter((row) => isOwn(agency, people, name as FactTable, row)),
  ]);
  return { rows: Object.fromEntries(kept) as Facts['rows'], erasedSince };
};
