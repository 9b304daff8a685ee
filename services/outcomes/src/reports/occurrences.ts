import { type Facts, numberIn, textIn } from '../figures/facts-as-of.ts';
import { jobsIn } from '../figures/one-job.ts';
import type { ReferralStory } from '../indicators/network/story.ts';
import type { FactRow } from '../tables/fact-row.ts';
import type { FirstTold } from './first-told.ts';
import type { Funder } from './funder.ts';

/** Something that came of a referral, as a grant looks at it. */
export type Occurrence = Readonly<{
  event: string;
  /** The event that told of it first, where it was corrected since. */
  first: Pick<FactRow, 'id' | 'knownAt'>;
  /** When it came to be told as it stands, and how it was told first; absent where nothing was ever corrected. */
  corrected?: Readonly<{ knownAt: string; from: Pick<Occurrence, 'on' | 'hours' | 'service'> }>;
  /** What is paid once: the same for all events that tell of one job, or of one enrollment or service under two referrals. */
  paidAs: string;
  what: 'referred' | 'enrolled' | 'served' | 'gain' | 'credential' | 'placed';
  on: string;
  person: string;
  hours: number;
  service: string;
  place: string | null;
  referrer: string;
  provider: string;
}>;

/** By day, and on one day by event. */
export const occurrencesIn = (
  { rows }: Pick<Facts, 'rows'>,
  stories: readonly ReferralStory[],
  firstTold: FirstTold,
): readonly Occurrence[] => {
  const storyOf = new Map(stories.map((story) => [story.referralId, story]));
  const jobOf = jobsByEvent(rows);
  const from = (row: FactRow, what: Occurrence['what']): Occurrence[] => {
    const story = storyOf.get(textIn(row, 'referralId') ?? '');
    if (story === undefined) return [];
    const { place, referrer } = story;
    const first = firstTold(row);
    const serviceOf = (told: FactRow): string =>
      (what === 'served' ? textIn(told, 'service') : null) ?? story.service;
    const amountOf = (told: FactRow) => ({
      on: told.trueOn,
      hours: numberIn(told, 'hours') ?? 0,
      service: serviceOf(told),
    });
    return [
      {
        event: row.id,
        first: { id: first.id, knownAt: first.knownAt },
        ...(first.id === row.id ? {} : { corrected: { knownAt: row.knownAt, from: amountOf(first) } }),
        ...amountOf(row),
        paidAs: [what, ...(jobOf.get(row.id) ?? paidOnce(row, what, story))].join('|'),
        what,
        person: textIn(row, 'personId') ?? '',
        place,
        referrer,
        provider: textIn(row, 'provider') ?? story.agency,
      },
    ];
  };
  return [
    ...rows.referral_moves
      .filter(({ status }) => status === 'offered')
      .flatMap((row) => from(row, 'referred')),
    ...rows.facts_enrollment.flatMap((row) => from(row, 'enrolled')),
    ...rows.facts_service.flatMap((row) => from(row, 'served')),
    ...rows.facts_milestone.flatMap((row) => from(row, row['kind'] === 'credential' ? 'credential' : 'gain')),
    ...rows.facts_employment.flatMap((row) => from(row, 'placed')),
  ].toSorted((one, other) => one.on.localeCompare(other.on) || (one.event < other.event ? -1 : 1));
};

/** Two agencies may report one job. */
const jobsByEvent = (rows: Facts['rows']): ReadonlyMap<string, readonly unknown[]> =>
  new Map(
    jobsIn({ rows, erasedSince: 0 }).flatMap(({ attestations }, at) =>
      attestations.map(({ event }) => [event, [at]] as const),
    ),
  );

/** One agency may report the same under two referrals: the edit checks say so, and until one is taken back it is paid once. */
const paidOnce = (row: FactRow, what: Occurrence['what'], { service }: ReferralStory): readonly unknown[] => {
  const whose = [row['personId'], row['provider']];
  if (what === 'enrolled') return [...whose, row['program'], service, row.trueOn];
  return what === 'served' ? [...whose, row['service'], row['from'], row['to']] : [row.id];
};

/** Whether a grant counts it: within the period, and by every list that the grant has. */
export const fits = (
  { test, period }: Funder,
  { on, service, place, referrer, provider }: Occurrence,
): boolean =>
  period.from <= on &&
  on <= period.to &&
  isAmong(test.services, service) &&
  isAmong(test.places, place) &&
  isAmong(test.referrers, referrer) &&
  isAmong(test.providers, provider);

const isAmong = (list: readonly string[] | undefined, value: string | null): boolean =>
  list === undefined ||
  list.some((each) => (each.endsWith('.*') ? value?.startsWith(each.slice(0, -1)) === true : each === value));
