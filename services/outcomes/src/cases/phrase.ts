import type { Day } from '../indicators/days.ts';
import { type Program, programNamed } from '../indicators/program.ts';
import type { Quarter } from '../indicators/quarters.ts';

/** What a case may ask for. */
export const measures = [
  'employment_rate_q2',
  'employment_rate_q4',
  'youth_education_employment_q2',
  'youth_education_employment_q4',
  'median_earnings_q2',
  'credential_attainment',
  'measurable_skill_gains',
  'retention_same_employer',
  'table4',
  'exit',
  'quarters',
  'converted',
  'chart_examples',
  'cohort_ids',
  'excluded_ids',
  'included_ids',
  'earnings_unknown_ids',
  'foreign_exit_reason_ids',
  'unique_participants_exited',
  'unique_participants',
] as const;
export type Measure = (typeof measures)[number];

/** Under which circumstances. */
export type Circumstances = Readonly<{
  program?: Program;
  supplemental?: boolean;
  lag?: 'open' | 'over';
  asOf?: Day;
  reportEnding?: Day;
  exitQuarter?: Quarter;
  annualReport?: number;
  programYear?: number;
  firstPeriodOnly?: boolean;
  employmentOnly?: boolean;
  countedTwice?: boolean;
  commonExit?: boolean;
  scheduled?: Readonly<{ on: Day; kind: string }>;
  /** The letter of a variant. */
  label?: string;
  /** Only those whom this reason for exit would exclude elsewhere. */
  exitReason?: string;
}>;

/** What one key of `expected` says: perhaps a measure, perhaps circumstances, or both. */
export type Phrase = Readonly<{ measure?: Measure; under: Circumstances }>;

type Word = readonly [RegExp, (match: readonly string[]) => Partial<Phrase>];

const under = (circumstances: Circumstances): Partial<Phrase> => ({ under: circumstances });
const asks = (measure: Measure): Partial<Phrase> => ({ measure });
const date = String.raw`(\d{4}-\d{2}-\d{2})`;

/** Longer phrases stand before the shorter ones that they begin with. */
const words: readonly Word[] = [
  [/employment_rate_q([24])/, ([, q]) => asks(q === '2' ? 'employment_rate_q2' : 'employment_rate_q4')],
  [/er_q([24])/, ([, q]) => asks(q === '2' ? 'employment_rate_q2' : 'employment_rate_q4')],
  [
    /youth_(?:education_(?:and_)?employment_(?:rate_)?)?q([24])/,
    ([, q]) => ({
      measure: q === '2' ? 'youth_education_employment_q2' : 'youth_education_employment_q4',
      under: { program: 'youth' },
    }),
  ],
  [/median(?:_earnings)?(?:_q2)?/, () => asks('median_earnings_q2')],
  [/credential(?:_attainment)?(?:_rate)?/, () => asks('credential_attainment')],
  [/measurable_skill_gains?|msg/, () => asks('measurable_skill_gains')],
  [/retention(?:_same_employer)?|effectiveness_in_serving_employers/, () => asks('retention_same_employer')],
  [/(?:nrs_)?table_?4/, () => asks('table4')],
  [/still_includes_sec(?:tion_)?225/, () => ({ measure: 'included_ids', under: { exitReason: '07' } })],
  [/quarters/, () => asks('quarters')],
  [/converted/, () => asks('converted')],
  [/chart_examples/, () => asks('chart_examples')],
  [/cohort_ids/, () => asks('cohort_ids')],
  [/excluded_ids/, () => asks('excluded_ids')],
  [/included_ids/, () => asks('included_ids')],
  [/earnings_unknown_ids/, () => asks('earnings_unknown_ids')],
  [/foreign_exit_reason_ids|data_quality_(?:error_|flag_)?ids/, () => asks('foreign_exit_reason_ids')],
  [/unique_participants_exited/, () => asks('unique_participants_exited')],
  [/unique_participants/, () => asks('unique_participants')],
  [/(?:state_)?without_supplemental/, () => under({ supplemental: false })],
  [/(?:state_)?with_supplemental/, () => under({ supplemental: true })],
  [/before_(?:the_)?(?:lag(?:_closes)?|conversion)/, () => under({ lag: 'open' })],
  [/after_(?:the_)?(?:lag(?:_closes)?|conversion)/, () => under({ lag: 'over' })],
  [new RegExp(`report_quarter_ending_${date}`), ([, day = '']) => under({ reportEnding: day })],
  [new RegExp(`as_of_${date}`), ([, day = '']) => under({ asOf: day })],
  [new RegExp(`future_([a-z_]+?)_${date}`), ([, kind = '', on = '']) => under({ scheduled: { kind, on } })],
  [/exit_quarter_(\d{4}Q[1-4])/, ([, quarter]) => under({ exitQuarter: quarter as Quarter })],
  [/annual_report_(?:py|PY)_?(\d{4})/, ([, year]) => under({ annualReport: Number(year) })],
  [/(?:program_year_|py_?|PY_?)(\d{4})/, ([, year]) => under({ programYear: Number(year) })],
  [/all_periods/, () => under({ firstPeriodOnly: false })],
  [/first_period(?:_only)?/, () => under({ firstPeriodOnly: true })],
  [/employment_only/, () => under({ employmentOnly: true })],
  [/if_wrongly_double_counted/, () => under({ countedTwice: true })],
  [/no_common_exit/, () => under({ commonExit: false })],
  [/common_exit/, () => under({ commonExit: true })],
  [
    /(adult_education|adult|dw|dislocated_worker|youth|aefla|wp|wagner_peyser|employment_service|vr|vocational_rehabilitation)/,
    ([, name = '']) => {
      const program = programNamed(name);
      return program === undefined ? {} : under({ program });
    },
  ],
  [/(?:variant_)?([a-z])/, ([, label = '']) => under({ label })],
];

/** Read from left to right, word by word; undefined where a part of it is no word of the format. */
export const readPhrase = (key: string): Phrase | undefined => {
  let phrase: Phrase = { under: {} };
  for (let rest = key; rest !== ''; ) {
    const found = firstWord(rest);
    if (found === undefined) return undefined;
    phrase = { ...phrase, ...found.said, under: { ...phrase.under, ...found.said.under } };
    rest = found.rest;
  }
  return phrase;
};

const firstWord = (text: string): { said: Partial<Phrase>; rest: string } | undefined => {
  for (const [word, say] of words) {
    const match = new RegExp(`^(?:${word.source})(?:_|$)`).exec(text);
    if (match) return { said: say(match), rest: text.slice(match[0].length) };
  }
  return undefined;
};

const named: readonly (readonly [RegExp, Measure])[] = [
  [/youth_education_employment_q2|youth education/i, 'youth_education_employment_q2'],
  [/youth_education_employment_q4/i, 'youth_education_employment_q4'],
  [/employment_rate_q2/i, 'employment_rate_q2'],
  [/employment_rate_q4/i, 'employment_rate_q4'],
  [/median_earnings/i, 'median_earnings_q2'],
  [/credential/i, 'credential_attainment'],
  [/measurable_skill_gains|\bmsg\b/i, 'measurable_skill_gains'],
  [/table 4/i, 'table4'],
  [/retention/i, 'retention_same_employer'],
  [/\bexit\b/i, 'exit'],
];

/** The measure a case is about: the first that its `indicator` names. */
export const measureNamed = (indicator: string): Measure | undefined =>
  named
    .flatMap(([name, measure]) => {
      const at = indicator.search(name);
      return at < 0 ? [] : [{ at, measure }];
    })
    .toSorted((one, other) => one.at - other.at)[0]?.measure;
