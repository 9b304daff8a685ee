import type { ReferralStory } from '../indicators/network/story.ts';
import { type Quarter, quarterOf, quartersAfter } from '../indicators/quarters.ts';
import type { FactRow } from '../tables/fact-row.ts';
import { type Facts, textIn } from './facts-as-of.ts';

/** What came of the people an agency sent, in the quarter that is over: a line a kind, never a person. */
export type News = Readonly<{
  referrer: string;
  quarter: Quarter;
  what: string;
  /** Absent where so few might be recognised. */
  people: number | null;
  sentence: string;
}>;

/** Fewer than this are "a few people": whoever sent two may know which one. */
const few = 4;

/** For each referrer, of the quarter before this one. */
export const quarterlyNews = (
  { rows }: Facts,
  stories: readonly ReferralStory[],
  today: string,
): readonly News[] => {
  const quarter = quartersAfter(quarterOf(today), -1);
  const sentBy = Map.groupBy(stories, ({ referrer }) => referrer);
  return [...sentBy]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([referrer, sent]) =>
      newsOf(referrer, quarter, new Set(sent.map(({ referralId }) => referralId)), rows),
    );
};

const newsOf = (
  referrer: string,
  quarter: Quarter,
  sent: ReadonlySet<string>,
  rows: Facts['rows'],
): readonly News[] => {
  const peopleIn = (those: readonly FactRow[]): ReadonlySet<string> =>
    new Set(
      those
        .filter((row) => quarterOf(row.trueOn) === quarter && sent.has(textIn(row, 'referralId') ?? ''))
        .flatMap((row) => textIn(row, 'personId') ?? []),
    );
  const levels = Map.groupBy(
    rows.facts_milestone.filter((row) => textIn(row, 'toLevel') !== null),
    (row) => textIn(row, 'toLevel') ?? '',
  );
  const lines: readonly (readonly [string, ReadonlySet<string>])[] = [
    ['began a class or program', peopleIn(rows.facts_enrollment)],
    ...[...levels]
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([level, those]) => [`reached level ${level}`, peopleIn(those)] as const),
    ['earned a credential', peopleIn(rows.facts_milestone.filter((row) => row['kind'] === 'credential'))],
    ['began a job', peopleIn(rows.facts_employment)],
  ];
  return lines.flatMap(([what, people]) =>
    people.size === 0 ? [] : [told(referrer, quarter, what, people.size)],
  );
};

const told = (referrer: string, quarter: Quarter, what: string, people: number): News =>
  people < few
    ? { referrer, quarter, what, people: null, sentence: `A few people you sent ${what} in ${quarter}.` }
    : { referrer, quarter, what, people, sentence: `${people} people you sent ${what} in ${quarter}.` };
