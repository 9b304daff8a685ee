import { keyOf, type Place } from '../cubes/cube.ts';
import { makeRelease, quartersDue, shownOf } from '../cubes/make-release.ts';
import { publicBook, quartersOf } from '../cubes/public-book.ts';
import type { Release } from '../cubes/release.ts';
import type { KeptRelease } from '../cubes/releases.ts';
import { cubeTable } from '../export/derived/cube-table.ts';
import type { Bar } from '../export/bar-chart.ts';
import { madeBefore } from '../export/made-before.ts';
import type { Snapshot } from '../export/write-snapshot.ts';
import { buildStories } from '../figures/build-stories.ts';
import type { ReferralStory } from '../indicators/network/story.ts';
import type { FactRow, FactTable } from '../tables/fact-row.ts';
import { factTableNames } from '../tables/fact-row.ts';
import { standing } from '../tables/standing.ts';
import type { AskOutcomes } from './ask-outcomes.ts';

type Asked = Readonly<{ programYear: number; today: string; created: string }>;
type Rows = Readonly<Record<FactTable, readonly FactRow[]>>;

/**
 * What everybody may see. Each quarter that is over is released once, and kept before it is shown: where two make it at once,
 * the one that was kept is what both show.
 */
export const publicSnapshot = async (
  rows: Rows,
  { programYear, today, created }: Asked,
  ask: Pick<AskOutcomes, 'releases' | 'keep'>,
): Promise<Snapshot> => {
  // What is shown can't be taken back: whom an offer was made to beside the first is to be known before.
  if (rows.referral_moves.some((row) => row['status'] === 'offered' && row['alsoOfferedTo'] === undefined))
    throw madeBefore('referral_moves', 'also_offered_to');
  const stories = storiesIn(rows);
  // Who was a party to what stood then knows its own of it still.
  const withStood = (release: KeptRelease) => ({ ...release, stood: () => storiesIn(rows, release.at) });
  const kept = (await ask.releases()).map(withStood);
  let lost = 0;
  for (const quarter of quartersDue(programYear, today, kept)) {
    const made = await makeRelease(programYear, quarter, stories, kept);
    lost = Math.max(lost, made.lost);
    kept.push(withStood(await ask.keep(made)));
  }
  const shown = shownOf(programYear, kept);
  const book = publicBook(programYear);
  return {
    audience: 'public',
    doc: `Referrals of program year ${programYear} for everybody: ${described(programYear, kept)}. ${lostIn(lost)}No row is a person.`,
    asOf: today,
    created,
    tables: book.map((cube) => cubeTable(cube, shown)),
    views: [],
    chart: chartOf(programYear, shown),
  };
};

/** As they stood at an instant; without one, as they stand. */
const storiesIn = (rows: Rows, asOf?: string): readonly ReferralStory[] => {
  const stood = (name: FactTable) => standing(rows[name], asOf);
  return buildStories({
    rows: Object.fromEntries(factTableNames.map((name) => [name, stood(name)])) as Rows,
  });
};

const described = (year: number, kept: readonly Pick<KeptRelease, 'quarter'>[]): string => {
  const released = quartersOf(year).filter((each) => kept.some(({ quarter }) => quarter === each));
  return released.length === 0 ? 'no quarter is released yet' : `released: ${released.join(', ')}`;
};

/** Said where it is found, on the day of the release: nobody who reads on is to think that all stayed hidden. */
const lostIn = (lost: number): string =>
  lost === 0
    ? ''
    : `Hidden figures of earlier quarters that an agency, or anybody, can tell by those quarters alone: ${lost}. `;

const noteOn = { published: undefined, suppressed: 'not shown', zero: '0', missing: 'not yet released' };

/** People by quarter: the one line that is hardly ever hidden. What is not shown has no bar. */
const chartOf = (year: number, shown: Release): Snapshot['chart'] => {
  const [cube] = publicBook(year);
  const bars = (cube?.dimensions[0]?.values ?? []).map((quarter): Bar => {
    const place: Place = [quarter, '*', '*'];
    const cell = cube ? shown.get(keyOf(cube, place)) : undefined;
    const value = cell?.state === 'published' ? cell.people : 0;
    return {
      label: quarter,
      value,
      note: noteOn[cell?.state ?? 'missing'],
    };
  });
  return {
    title: `People referred, program year ${year}`,
    counted: 'People by the quarter of the offer, rounded to 5',
    sql: `SELECT quarter, state, people FROM ${cube?.id ?? ''} WHERE service = '*' AND result = '*' AND quarter <> '*'`,
    bars,
  };
};
