import { credentialAttainment } from '../indicators/credential.ts';
import { employmentRate } from '../indicators/employment-rate.ts';
import { employerRetention, retentionCountedTwice } from '../indicators/employer-retention.ts';
import {
  hasForeignExitReason,
  isExcluded,
  isExcludedFromGains,
  isParticipant,
} from '../indicators/exclusions.ts';
import type { Figure } from '../indicators/figure.ts';
import { medianEarnings } from '../indicators/median-earnings.ts';
import { nrsTable4 } from '../indicators/nrs-table4.ts';
import type { Period } from '../indicators/period.ts';
import { isWithin, type Span } from '../indicators/program-year.ts';
import type { Reading } from '../indicators/reading.ts';
import {
  exitsOfAnnualReport,
  exitsOfQuarterlyReport,
  type Lagging,
} from '../indicators/reporting-calendar.ts';
import { skillGains } from '../indicators/skill-gains.ts';
import { firstPeriods, peopleIn } from '../indicators/unduplicated.ts';
import { youthRate } from '../indicators/youth-rate.ts';
import { answerExit } from './answer-exit.ts';
import { convertRows, readChart } from './convert-wages.ts';
import type { Measure } from './phrase.ts';
import { exitsUnderTest, periodsOf, type Scene, yearUnderTest } from './scene.ts';
import { quartersOfRows } from './show-quarters.ts';

/** What the service makes of a case: one measure under its circumstances, in the words of the format. */
export const measureCase = (measure: Measure, scene: Scene): unknown =>
  observed[measure]({ ...scene, measure });

const rate =
  (lagging: Lagging, count: (periods: readonly Period[], scene: Scene, reading: Reading) => Figure) =>
  (scene: Scene): unknown =>
    shownFigure(count(cohortOf(scene, lagging), scene, readingOf(scene)));

const employed =
  (quarter: 2 | 4) =>
  (periods: readonly Period[], { under }: Scene, reading: Reading): Figure =>
    under.program === 'youth' && under.employmentOnly !== true
      ? youthRate(periods, quarter, reading)
      : employmentRate(periods, quarter, reading);

const placed =
  (quarter: 2 | 4) =>
  (periods: readonly Period[], { under }: Scene, reading: Reading): Figure =>
    under.employmentOnly === true
      ? employmentRate(periods, quarter, reading)
      : youthRate(periods, quarter, reading);

const observed: Readonly<Record<Measure, (scene: Scene) => unknown>> = {
  employment_rate_q2: rate('secondQuarter', employed(2)),
  employment_rate_q4: rate('fourthQuarter', employed(4)),
  youth_education_employment_q2: rate('secondQuarter', placed(2)),
  youth_education_employment_q4: rate('fourthQuarter', placed(4)),
  median_earnings_q2: (scene) => {
    const { cents } = medianEarnings(cohortOf(scene, 'secondQuarter'), readingOf(scene));
    return cents === null ? null : (cents / 100).toFixed(2);
  },
  credential_attainment: rate('fourthQuarter', (periods, _, reading) =>
    credentialAttainment(periods, reading),
  ),
  measurable_skill_gains: (scene) =>
    shownFigure(skillGains(periodsOf(scene), yearUnderTest(scene), scene.rules)),
  retention_same_employer: rate('fourthQuarter', (periods, { under }, reading) =>
    under.countedTwice === true
      ? retentionCountedTwice(periods, reading)
      : employerRetention(periods, reading),
  ),
  table4: (scene) => {
    const { total, levels, achievedIds, underTwelveHoursIds } = nrsTable4(
      periodsOf(scene),
      yearUnderTest(scene),
      scene.rules,
    );
    return {
      ...shownRow(total),
      levels: Object.fromEntries(Object.entries(levels).map(([level, row]) => [level, shownRow(row)])),
      achieved_ids: achievedIds,
      not_participants_under_12_hours: underTwelveHoursIds,
    };
  },
  exit: answerExit,
  quarters: (scene) => quartersOfRows(periodsOf(scene), scene.rules),
  converted: convertRows,
  chart_examples: readChart,
  cohort_ids: (scene) => idsOf(cohortOf(scene, 'secondQuarter')),
  excluded_ids: (scene) =>
    idsOf(cohortOf(scene, 'secondQuarter').filter((period) => excludedFrom(scene)(period, scene.rules))),
  included_ids: (scene) =>
    idsOf(
      periodsOf(scene).filter(
        (period) =>
          isParticipant(period, scene.rules) &&
          !isExcludedFromGains(period, scene.rules) &&
          (scene.under.exitReason === undefined || period.exitReason === scene.under.exitReason),
      ),
    ),
  earnings_unknown_ids: (scene) =>
    medianEarnings(cohortOf(scene, 'secondQuarter'), readingOf(scene)).earningsUnknownIds,
  foreign_exit_reason_ids: (scene) =>
    idsOf(periodsOf(scene).filter((period) => hasForeignExitReason(period, scene.rules))),
  unique_participants_exited: (scene) =>
    peopleIn(
      cohortOf(scene, 'secondQuarter').filter(
        (period) => period.exited && isParticipant(period, scene.rules),
      ),
    ),
  unique_participants: (scene) =>
    peopleIn(periodsOf(scene).filter((period) => isParticipant(period, scene.rules))),
};

const excludedFrom = ({ given }: Scene) =>
  /skill|table 4/i.test(given.indicator) ? isExcludedFromGains : isExcluded;

const idsOf = (periods: readonly Period[]): readonly string[] => periods.map(({ id }) => id);

/** The periods under test: those who left in the days asked for, the first of each person where only that counts. */
const cohortOf = (scene: Scene, lagging: Lagging): readonly Period[] => {
  const span = spanOf(scene, lagging);
  const periods = periodsOf(scene).filter(
    ({ exit }) => span === null || (exit !== null && isWithin(exit, span)),
  );
  return scene.under.firstPeriodOnly === true ? firstPeriods(periods) : periods;
};

const spanOf = (scene: Scene, lagging: Lagging): Span | null => {
  const { annualReport, reportEnding } = scene.under;
  if (annualReport !== undefined) return exitsOfAnnualReport(annualReport, lagging, scene.rules);
  const said = exitsUnderTest(scene);
  if (said !== null || reportEnding === undefined) return said;
  return exitsOfQuarterlyReport(reportEnding, lagging, scene.rules);
};

const readingOf = ({ rules, under }: Scene): Reading => {
  const day = under.reportEnding ?? under.asOf;
  return {
    rules,
    supplemental: under.supplemental ?? true,
    lag:
      under.lag ??
      (under.annualReport === undefined ? (day === undefined ? 'as-recorded' : { asOf: day }) : 'over'),
  };
};

const shownFigure = ({ regulatory, descriptive, ...figure }: Figure): unknown => ({
  ...regulatory,
  numerator_ids: figure.numeratorIds,
  denominator_ids: figure.denominatorIds,
  excluded_ids: figure.excludedIds,
  not_yet_known_ids: figure.notYetKnownIds,
  unknowable_ids: figure.unknowableIds,
  evidence: figure.evidence,
  descriptive,
});

const shownRow = ({ J, O, ...row }: ReturnType<typeof nrsTable4>['total']): Record<string, unknown> => ({
  ...row,
  J: J.value,
  O: O.value,
});
