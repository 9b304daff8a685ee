import { type Behind, type Told } from './answer.ts';
import type { Ask, Cells } from './open-snapshot.ts';
import { toldIn } from './periods-behind.ts';

/** A step of a referral: the column of `referrals` with its instant, and the events that may have told of it. */
export type Step = Readonly<{ column: string; told: string }>;

const movesTo = (status: string): string =>
  `SELECT referral_id, event_id, 'referral_moves' AS what, true_on, standing, known_at FROM referral_moves WHERE ${status}`;
const factsIn = (tables: readonly string[]): readonly string[] =>
  tables.map(
    (table) =>
      `SELECT referral_id, event_id, '${table}' AS what, true_on, standing, known_at FROM ${table}_standing`,
  );

const facts = ['enrollments', 'services', 'milestones', 'employments', 'quarters', 'exits'];

export const steps = {
  offered: { column: 'offered_at', told: movesTo("status = 'offered'") },
  responded: { column: 'responded_at', told: movesTo("status <> 'offered'") },
  accepted: { column: 'accepted_at', told: movesTo("status = 'accepted'") },
  contacted: { column: 'contacted_at', told: movesTo("status = 'active'") },
  enrolled: { column: 'enrolled_at', told: factsIn(['enrollments']).join(' UNION ALL ') },
  'outcome returned': {
    column: 'outcome_at',
    told: [...factsIn(facts), movesTo("status = 'completed'")].join(' UNION ALL '),
  },
} as const satisfies Readonly<Record<string, Step>>;

/** What each referral says of a step, with the events that the exchange heard of it by. */
export const referralsBehind = async (
  ask: Ask,
  { column, told }: Step,
): Promise<readonly Readonly<{ referral: Cells; row: Behind }>[]> => {
  const referrals = await ask(
    `SELECT *, date_diff('day', offered_at, ${column}) AS days, strftime(${column} AT TIME ZONE 'UTC', '%Y-%m-%dT%H:%M:%SZ') AS instant FROM referrals ORDER BY referral_id`,
  );
  const events = await ask(
    `SELECT told.* FROM (${told}) AS told JOIN referrals USING (referral_id) WHERE told.known_at = referrals.${column} ORDER BY event_id`,
  );
  const eventsOf = Map.groupBy(events, (row) => row['referral_id']);
  return referrals.map((referral) => ({
    referral,
    row: rowOf(referral, column, (eventsOf.get(referral['referral_id']) ?? []).map(toldIn)),
  }));
};

const rowOf = (referral: Cells, column: string, events: readonly Told[]): Behind => ({
  counted: referral['instant'] === null ? 'not reached' : 'reached',
  id: referral['referral_id'] ?? '',
  person: referral['person_id'] ?? '',
  said: {
    referrer: referral['referrer'] ?? null,
    agency: referral['agency'] ?? null,
    [column]: referral['instant'] ?? null,
  },
  events,
});
