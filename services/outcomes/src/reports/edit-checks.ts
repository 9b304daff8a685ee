import type { KnownPeriod } from '../figures/build-periods.ts';
import { quarterOf, quartersAfter } from '../indicators/quarters.ts';

/** What somebody has to look at before a file goes anywhere: code, place, reason, mend. */
export type Finding = Readonly<{ code: string; place: string; reason: string; mend: string }>;
type Check = (
  periods: readonly KnownPeriod[],
  today: string,
  struck: ReadonlySet<string>,
) => readonly Finding[];

const each =
  (
    code: string,
    isWrong: (period: KnownPeriod, today: string) => boolean,
    reason: string,
    mend: string,
  ): Check =>
  (periods, today) =>
    periods.filter((period) => isWrong(period, today)).map(({ id }) => ({ code, place: id, reason, mend }));

const quarters = [1, 2, 3, 4] as const;

const checks: readonly Check[] = [
  each(
    'entry-missing',
    ({ entry }) => entry === null,
    'Nobody said when the person was enrolled (element 900).',
    'Ask the provider to report the enrollment.',
  ),
  each(
    'exit-before-entry',
    ({ entry, exit }) => entry !== null && exit !== null && exit < entry,
    'The exit (901) is before the entry (900).',
    'Ask the provider which of the two is wrong, and have it corrected.',
  ),
  each(
    'exit-to-come',
    ({ exit }, today) => exit !== null && exit > today,
    'The exit (901) is still to come.',
    'A planned exit is no exit: have it taken back.',
  ),
  each(
    'quarter-not-over',
    ({ exit, quarters: after }, today) =>
      exit !== null &&
      quarters.some(
        (which) => after[which].status !== null && quartersAfter(quarterOf(exit), which) >= quarterOf(today),
      ),
    'Employment is reported for a quarter that is not over (1600 to 1606).',
    'Have the quarter corrected: which one was meant?',
  ),
  each(
    'wages-without-work',
    ({ quarters: after }) =>
      quarters.some((which) => after[which].status === 0 && Number(after[which].earningsCents ?? 0) > 0),
    'Wages are reported (1703 to 1706) for a quarter without employment.',
    'Ask which holds. Wages of a quarter say that there was work.',
  ),
  each(
    'quarter-contested',
    ({ contested }) => quarters.some((which) => contested[which].length > 0),
    'Agencies contradict one another about a quarter after exit (1600 to 1606, 1703 to 1706).',
    'Ask them: `work_in_quarters` has who says what, and whose word counts until one of them corrects it.',
  ),
  each(
    'credential-before-entry',
    ({ entry, credentials }) => entry !== null && credentials.some(({ on }) => on < entry),
    'A credential (1801) is from before the entry; it counts for nothing.',
    'Check its day.',
  ),
  (periods, _, struck) =>
    periods
      .filter(({ referralId }) => struck.has(referralId))
      .map(({ id }) => ({
        code: 'referral-entered-in-error',
        place: id,
        reason: 'The referral that it was reported under was entered in error.',
        mend: 'Ask the provider: take the report back, or report it under the referral that holds.',
      })),
  (periods) =>
    twice(periods).map((id) => ({
      code: 'duplicate-row',
      place: id,
      reason:
        'The same person entered the same program at the same provider on the same day, in another row.',
      mend: 'One of the two is to be withdrawn as a duplicate.',
    })),
  (periods) =>
    overlapping(periods).map((id) => ({
      code: 'overlapping-periods',
      place: id,
      reason: 'The person was in this program already: two periods of one person in one program overlap.',
      mend: 'They are one period, if both are right: ask the program which entry and which exit hold.',
    })),
];

/** Every finding, by place; `struck` are the referrals entered in error. None says that a file is right: only that nothing here speaks against it. */
export const editChecks = (
  periods: readonly KnownPeriod[],
  today: string,
  struck: ReadonlySet<string> = new Set(),
): readonly Finding[] =>
  checks
    .flatMap((check) => check(periods, today, struck))
    .toSorted((one, other) => one.place.localeCompare(other.place) || one.code.localeCompare(other.code));

const twice = (periods: readonly KnownPeriod[]): readonly string[] =>
  [
    ...Map.groupBy(periods, ({ person, program, provider, entry }) =>
      [person, program, provider, entry].join(' '),
    ).values(),
  ]
    .flatMap((same) => same.slice(1))
    .map(({ id }) => id);

const overlapping = (periods: readonly KnownPeriod[]): readonly string[] =>
  [...Map.groupBy(periods, ({ person, program }) => `${person} ${program}`).values()].flatMap((ofOne) => {
    const inOrder = ofOne.toSorted((one, other) => (one.entry ?? '').localeCompare(other.entry ?? ''));
    return inOrder
      .filter((period, at) => {
        const before = inOrder[at - 1];
        return (
          before !== undefined &&
          period.entry !== null &&
          (before.exit === null || period.entry < before.exit)
        );
      })
      .map(({ id }) => id);
  });
