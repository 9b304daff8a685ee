import type { JourneyStory } from '../indicators/network/journey-reach.ts';
import type { ReferralStory } from '../indicators/network/story.ts';
import type { FactRow } from '../tables/fact-row.ts';
import { type Facts, textIn } from './facts-as-of.ts';
import { struckReferrals } from './struck.ts';

const answers = new Set(['in-review', 'needs-person', 'place-held', 'accepted', 'waitlisted']);
const ends = new Set(['declined', 'expired', 'withdrawn', 'completed']);

/** What became of each referral. One entered in error never was one. */
export const buildStories = ({ rows }: Pick<Facts, 'rows'>): readonly ReferralStory[] => {
  const intakeBehind = intakesOf(rows);
  const journeyOf = new Map(rows.journeys.map((row) => [textIn(row, 'journeyId'), row]));
  const factsOf = Map.groupBy(factRows(rows), (row) => textIn(row, 'referralId'));
  const struck = struckReferrals({ rows });
  return [...Map.groupBy(rows.referral_moves, ({ stream }) => stream).values()].flatMap((unordered) => {
    const moves = unordered.toSorted((one, other) => one.sequence - other.sequence);
    const [first] = moves;
    if (first === undefined || struck.has(textIn(first, 'referralId') ?? '')) return [];
    const facts = factsOf.get(textIn(first, 'referralId')) ?? [];
    const journey = journeyOf.get(textIn(first, 'journeyId'));
    return [storyOf(moves, facts, intakeBehind(first, journey), journey)];
  });
};

/** Somebody who comes back has several: the one the journey began with, or the latest where no journey is known. */
const intakesOf = (rows: Facts['rows']) => {
  const inTime = rows.intakes.toSorted((one, other) => one.knownAt.localeCompare(other.knownAt));
  const byId = new Map(inTime.map((row) => [textIn(row, 'intakeId'), row]));
  const latestOf = new Map(inTime.map((row) => [textIn(row, 'personId'), row]));
  return (move: FactRow, journey: FactRow | undefined): FactRow | undefined =>
    byId.get(textIn(journey, 'intakeId')) ?? latestOf.get(textIn(move, 'personId'));
};

const factRows = (rows: Facts['rows']): readonly FactRow[] => [
  ...rows.facts_enrollment,
  ...rows.facts_service,
  ...rows.facts_milestone,
  ...rows.facts_employment,
  ...rows.facts_quarter,
  ...rows.facts_exit,
];

const storyOf = (
  moves: readonly FactRow[],
  facts: readonly FactRow[],
  intake: FactRow | undefined,
  journey: FactRow | undefined,
): ReferralStory => {
  const [first] = moves;
  const last = moves.at(-1);
  const when = (is: (row: FactRow) => boolean): string | null => moves.find(is)?.knownAt ?? null;
  const accepted = moves.find(({ status }) => status === 'accepted');
  const completedAt = when(({ status }) => status === 'completed');
  return {
    referralId: textIn(first, 'referralId') ?? '',
    journeyId: textIn(first, 'journeyId') ?? '',
    personId: textIn(first, 'personId') ?? '',
    referrer: textIn(first, 'referrer') ?? '',
    agency: textIn(accepted ?? first, 'agency') ?? '',
    offeredTo: [...new Set(moves.flatMap(offeredIn))],
    service: moves.map((row) => textIn(row, 'service')).find((service) => service !== null) ?? '',
    program: moves.map((row) => textIn(row, 'program')).find((program) => program !== null) ?? null,
    language: textIn(intake, 'language'),
    place: textIn(intake, 'place'),
    pathway: textIn(journey, 'pathway'),
    offeredAt: when(({ status }) => status === 'offered'),
    respondedAt: when(isAnswer),
    acceptedAt: accepted?.knownAt ?? null,
    contactedAt: when(({ status }) => status === 'active'),
    enrolledAt: earliest(facts.filter((row) => 'enrolledOn' in row)),
    outcomeAt: [earliest(facts), completedAt].flatMap((at) => at ?? []).toSorted()[0] ?? null,
    endedAt: last !== undefined && ends.has(textIn(last, 'status') ?? '') ? last.knownAt : null,
  };
};

/** Whoever moved it was offered it; of several asked at once the offer alone names all. */
const offeredIn = (row: FactRow): readonly string[] => [
  ...[textIn(row, 'agency')].flatMap((agency) => agency ?? []),
  ...[textIn(row, 'alsoOfferedTo')].flatMap((agencies) => agencies?.split(',') ?? []),
];

// The person's own "no" is no answer of the agency.
const isAnswer = (row: FactRow): boolean => {
  const status = textIn(row, 'status') ?? '';
  return answers.has(status) || (status === 'declined' && row['by'] === 'T');
};

const earliest = (rows: readonly FactRow[]): string | null =>
  rows.map(({ knownAt }) => knownAt).toSorted()[0] ?? null;

/** How far each journey has come, by what was reported under referrals that stand. */
export const buildJourneys = ({ rows }: Facts): readonly JourneyStory[] => {
  const struck = struckReferrals({ rows });
  const having = (those: readonly FactRow[]) =>
    new Set(
      those
        .filter((row) => !struck.has(textIn(row, 'referralId') ?? ''))
        .map((row) => textIn(row, 'journeyId')),
    );
  const ofKind = (kind: string) => having(rows.facts_milestone.filter((row) => row['kind'] === kind));
  const [enrolled, gained, credentialed] = [
    having(rows.facts_enrollment),
    ofKind('measurable-skill-gain'),
    ofKind('credential'),
  ];
  const worked = rows.facts_quarter.filter((row) => row['employedAs'] !== 'none');
  const employed = having([...rows.facts_employment, ...worked]);
  return rows.journeys.map((row) => {
    const journeyId = textIn(row, 'journeyId') ?? '';
    return {
      journeyId,
      personId: textIn(row, 'personId') ?? '',
      pathway: textIn(row, 'pathway'),
      enrolled: enrolled.has(journeyId),
      gained: gained.has(journeyId),
      credentialed: credentialed.has(journeyId),
      employed: employed.has(journeyId),
    };
  });
};
