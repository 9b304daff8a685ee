import type { KnownPeriod } from '../../figures/build-periods.ts';
import { periodStanding } from '../../figures/period-standing.ts';
import type { Day } from '../../indicators/days.ts';
import type { Reading } from '../../indicators/reading.ts';
import type { Filled } from '../table.ts';
import { filled, maybe } from './column.ts';

const counted = (name: string, what: string) =>
  maybe(
    name,
    'string',
    `${what}: success; failure; unknowable (a failure only because nothing can become known any more); not-yet-known (left out while the lag is open); excluded; empty where the measure does not ask about the period.`,
  );

const contested = (name: string, quarter: string) =>
  maybe(
    name,
    'string',
    `In what agencies contradict one another about the ${quarter} quarter after exit, with commas: employedAs, earningsCents. \`work_in_quarters\` says who says what, and whose word counts. Empty: in nothing.`,
  );

const listed = (fields: readonly string[]): string | null => (fields.length === 0 ? null : fields.join(','));

/** Other figures choose their exits; gains are of one year. */
export const gainsOf = (year: number): string => `Skill gains are those of program year ${year}.`;

/** Periods of participation, each with how it stands in every indicator of WIOA. */
export const periodsTable = (
  periods: readonly KnownPeriod[],
  year: number,
  reading: Reading & { lag: { asOf: Day } },
): Filled => ({
  table: {
    name: 'periods',
    doc: `One row a period of participation in one of WIOA's six programs, as known on the day of the snapshot, with how it stands in each indicator. ${gainsOf(year)} Not official: the programs alone know wage records and reasons that exclude.`,
    key: ['period_id'],
    columns: [
      filled(
        'period_id',
        'string',
        'The participation; `enrollments`, `services`, `milestones`, `exits` bear it as participation_id.',
      ),
      filled('referral_id', 'string', 'The referral it came of.'),
      filled('person_id', 'string', 'The person. One person may have several periods: count them apart.'),
      filled('program', 'string', 'adult, dw, youth, aefla, wp or vr.'),
      filled('provider', 'string', 'Slug of the agency that reports it.'),
      filled('ordinal', 'integer', "1 for the person's first period in this program, 2 for the second."),
      maybe('entry', 'date', 'Day of enrollment, as the provider says.'),
      maybe('exit', 'date', 'Day of exit; `exit_basis` says whose word it is.'),
      maybe(
        'exit_basis',
        'string',
        'program: reported, so official as the program reports it; exchange-estimate: worked out from 90 days without a service, and in no measure of those who left.',
      ),
      maybe('contact_hours', 'number', 'Hours of service reported; empty where none were.'),
      maybe('entering_level', 'string', 'Educational functioning level at entry (NRS).'),
      counted('employment_q2', 'Employed in the second quarter after exit (youth: or in education)'),
      counted('employment_q4', 'The same in the fourth quarter after exit'),
      maybe(
        'earnings_q2_cents',
        'integer',
        'Earnings of the second quarter after exit in US cents, where employed and known.',
      ),
      maybe('evidence_q2', 'string', 'What a success in the second quarter rests on.'),
      maybe('evidence_q4', 'string', 'What a success in the fourth quarter rests on.'),
      contested('contested_q2', 'second'),
      contested('contested_q4', 'fourth'),
      counted('credential', 'A credential during the program or within a year after exit'),
      counted('skill_gain', 'A measurable skill gain in the program year'),
      filled(
        'same_employer',
        'boolean',
        'The same employer in the second and the fourth quarter after exit, by its number.',
      ),
    ],
  },
  rows: periods.map((period) => {
    const standing = periodStanding(period, year, reading);
    return {
      period_id: period.id,
      referral_id: period.referralId,
      person_id: period.person,
      program: period.program,
      provider: period.provider,
      ordinal: period.ordinal,
      entry: period.entry,
      exit: period.exit,
      exit_basis: period.exitBasis,
      contact_hours: period.contactHours,
      entering_level: period.level,
      employment_q2: standing.employmentQ2,
      employment_q4: standing.employmentQ4,
      earnings_q2_cents: standing.earningsQ2Cents,
      evidence_q2: standing.evidenceQ2,
      evidence_q4: standing.evidenceQ4,
      contested_q2: listed(period.contested[2]),
      contested_q4: listed(period.contested[4]),
      credential: standing.credential,
      skill_gain: standing.skillGain,
      same_employer: period.sameEmployer,
    };
  }),
});
