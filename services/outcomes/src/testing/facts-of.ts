import type { Facts } from '../figures/facts-as-of.ts';
import type { ReferralStory } from '../indicators/network/story.ts';
import { type FactRow, type FactTable, factTableNames } from '../tables/fact-row.ts';

type Given = Readonly<{ table: FactTable; trueOn: string }> &
  Readonly<Record<string, string | number | null>>;

/** Rows that say no more than a test cares for. */
export const factsOf = (given: readonly Given[]): Facts => {
  const rows = given.map(({ table, ...said }, at) => ({ table, row: rowFrom(said, at) }));
  const of = (name: FactTable) => rows.filter(({ table }) => table === name).map(({ row }) => row);
  return {
    rows: Object.fromEntries(factTableNames.map((name) => [name, of(name)])) as unknown as Facts['rows'],
    erasedSince: 0,
  };
};

const rowFrom = (said: Readonly<Record<string, string | number | null>>, at: number): FactRow =>
  ({
    id: `event-${String(at).padStart(4, '0')}`,
    stream: 'participation-1',
    sequence: at + 1,
    fact: at + 1,
    standing: 'told',
    knownAt: '2026-01-01T00:00:00.000Z',
    ...said,
  }) as FactRow;

/** A referral of which nothing is known but what a test says. */
export const storyOf = (said: Partial<ReferralStory>): ReferralStory => ({
  referralId: 'referral-1',
  journeyId: 'journey-1',
  personId: 'person-1',
  referrer: 'worker-center',
  agency: 'bayside-community-college',
  offeredTo: [],
  service: 'learn.esl',
  program: null,
  language: null,
  place: 'US-MA',
  pathway: null,
  offeredAt: '2026-07-01T10:00:00.000Z',
  respondedAt: null,
  acceptedAt: null,
  contactedAt: null,
  enrolledAt: null,
  outcomeAt: null,
  endedAt: null,
  ...said,
});
