import { matchWages } from './match-wages.ts';
import type { MatchedLine } from '../reports/wage-match.ts';

export const twenty = Array.from({ length: 20 }, (_, at) => at);
/** Two of them have no number to be matched by. */
export const roster = twenty.map((at) => `p${at},${at < 18 ? `k${at}` : ''},adult,2025-11-10`);
/** Twelve worked in the second quarter of 2026, one of them at two employers; nine in the fourth. */
export const wages = [
  ...twenty.slice(0, 12).map((at) => `k${at},2026,2,${600_000 + at * 10_000}`),
  'k0,2026,2,100000',
  ...twenty.slice(0, 9).map((at) => `k${at},2026,4,700000`),
];
export const matchedOn = '2027-06-30';

/** The State's own run over them, unless another thing is said; one row of each file stands there twice. */
export const runIn =
  (folder: string) =>
  (differing: Partial<Parameters<typeof matchWages>[1]> = {}): Promise<string> =>
    matchWages(folder, {
      roster: [...roster, ...roster.slice(0, 1)],
      wages: [...wages, ...wages.slice(1, 2)],
      matchedOn,
      ...differing,
    });

/** What comes out of it. */
export const line: MatchedLine = {
  program: 'adult',
  quarter_of_exit: '2025Q4',
  matched_on: matchedOn,
  people: 20,
  employed_q2: 12,
  employed_q4: 9,
  median_cents_q2: 665_000,
};
