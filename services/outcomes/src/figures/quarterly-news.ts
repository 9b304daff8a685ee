import type { GatheredNews } from '../domain/news/news.ts';
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
  const referrers = [...new Set(stories.map(({ referrer }) => referrer))].toSorted();
  return referrers.flatMap((referrer) =>
    newsLines(rows, sentBy(referrer, stories), quarter).map((line) =>
      told(referrer, quarter, said(line), line.people.length),
    ),
  );
};

/** The referrals by which an agency sent people. */
export const sentBy = (referrer: string, stories: readonly ReferralStory[]): ReadonlySet<string> =>
  new Set(stories.filter((story) => story.referrer === referrer).map(({ referralId }) => referralId));

/** Who of those sent came how far in a quarter, each person once a line; lines without anybody are left out. */
export const newsLines = (
  rows: Facts['rows'],
  sent: ReadonlySet<string>,
  quarter: Quarter,
): readonly GatheredNews[] => {
  const peopleIn = (those: readonly FactRow[]): readonly string[] =>
    [
      ...new Set(
        those
          .filter((row) => quarterOf(row.trueOn) === quarter && sent.has(textIn(row, 'referralId') ?? ''))
          .flatMap((row) => textIn(row, 'personId') ?? []),
      ),
    ].toSorted();
  const levels = Map.groupBy(
    rows.facts_milestone.filter((row) => textIn(row, 'toLevel') !== null),
    (row) => textIn(row, 'toLevel') ?? '',
  );
  const line = (what: string, those: readonly FactRow[], level: string | null = null): GatheredNews => ({
    what,
    level,
    people: peopleIn(those),
  });
  return [
    line('enrolled', rows.facts_enrollment),
    ...[...levels]
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([level, those]) => line('level', those, level)),
    line(
      'credential',
      rows.facts_milestone.filter((row) => row['kind'] === 'credential'),
    ),
    line('employed', rows.facts_employment),
  ].filter(({ people }) => people.length > 0);
};

const words: Readonly<Record<string, string>> = {
  enrolled: 'began a class or program',
  level: 'reached level',
  credential: 'earned a credential',
  employed: 'began a job',
};

const said = ({ what, level }: GatheredNews): string => [words[what], level].filter(Boolean).join(' ');

const told = (referrer: string, quarter: Quarter, what: string, people: number): News =>
  people < few
    ? { referrer, quarter, what, people: null, sentence: `A few people you sent ${what} in ${quarter}.` }
    : { referrer, quarter, what, people, sentence: `${people} people you sent ${what} in ${quarter}.` };
