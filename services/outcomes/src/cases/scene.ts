import { isDay } from '../indicators/is-day.ts';
import type { Received } from '../indicators/exit.ts';
import type { Period } from '../indicators/period.ts';
import { type Program, programNamed } from '../indicators/program.ts';
import { programYear, type Span } from '../indicators/program-year.ts';
import { isQuarter } from '../indicators/quarters.ts';
import type { Regulation } from '../indicators/regulation.ts';
import { quarterSpan } from '../indicators/reporting-calendar.ts';
import { CaseMistake } from './mistake.ts';
import { type Circumstances, type Measure, measureNamed } from './phrase.ts';
import { type IndicatorCase, placeOf } from './read-cases.ts';
import { readPeriod } from './read-period.ts';

/** A case and the circumstances under which a figure of it is asked for. */
export type Scene = Readonly<{
  given: IndicatorCase;
  place: readonly PropertyKey[];
  rules: Regulation;
  measure: Measure | undefined;
  under: Circumstances;
}>;

export const sceneOf = (given: IndicatorCase, place: readonly PropertyKey[], rules: Regulation): Scene => ({
  given,
  place,
  rules,
  measure: measureNamed(given.indicator),
  under: {},
});

/** In the indicator's brackets, or as the first word of input.program, which may go on in prose. */
const programSaid = ({ given: { input, indicator } }: Scene): Program | undefined => {
  const said = input['program'];
  if (typeof said === 'string') return programNamed(said) ?? programNamed(said.split(/[\s(,]/)[0] ?? '');
  const inBrackets = /\(([^)]+)\)/.exec(indicator)?.[1];
  return inBrackets === undefined ? undefined : programNamed(inBrackets);
};

export const programOf = (scene: Scene): Program | undefined => scene.under.program ?? programSaid(scene);

const rowsOf = ({ given: { input }, place }: Scene): { rows: readonly unknown[]; name: string } => {
  const name = ['participants', 'records', 'rows'].find((each) => each in input);
  const rows = name === undefined ? undefined : input[name];
  if (name !== undefined && Array.isArray(rows)) return { rows, name };
  throw new CaseMistake(
    'rows-missing',
    placeOf([...place, 'input']),
    'There are no participants to count.',
    'Give input.participants, or input.records, as a list of rows.',
  );
};

/** The same rows, each asked of every program in turn: a row's own program goes before the case's. */
export const periodsOf = (scene: Scene): readonly Period[] => {
  const { rows, name } = rowsOf(scene);
  const program = programOf(scene);
  const periods = rows.map((row, at) =>
    readPeriod(row, program ?? fallbackOf(scene), [...scene.place, 'input', name, at]),
  );
  refuseTwins(periods, scene, name);
  const { program: asked } = scene.under;
  return asked === undefined ? periods : periods.filter((period) => period.program === asked);
};

// What doesn't depend on the program may be asked without one.
const fallbackOf = ({ measure }: Scene): Program | undefined =>
  measure === 'converted' || measure === 'quarters' ? 'adult' : undefined;

// The same period twice would count twice; one person in two programs, or in two periods, is no twin.
const refuseTwins = (periods: readonly Period[], { place }: Scene, name: string): void => {
  const keyOf = ({ id, program, ordinal, exit }: Period): string => [id, program, ordinal, exit].join(' ');
  const seen = new Set<string>();
  periods.forEach((period, at) => {
    if (seen.has(keyOf(period)))
      throw new CaseMistake(
        'row-twice',
        placeOf([...place, 'input', name, at]),
        `The same period of ${period.id} stands there twice.`,
        'Leave it once, or number the periods of one person with pop.',
      );
    seen.add(keyOf(period));
  });
};

/** The days on which those under test left; null where every row of the case is meant. */
export const exitsUnderTest = ({ given, under: { exitQuarter }, place }: Scene): Span | null => {
  const said = exitQuarter ?? given.input['exit_quarter_under_test'];
  if (said === undefined) return cohortInWords(given);
  if (typeof said === 'string' && isQuarter(said)) return quarterSpan(said);
  throw new CaseMistake(
    'unreadable-quarter',
    placeOf([...place, 'input', 'exit_quarter_under_test']),
    `${JSON.stringify(said)} is no quarter.`,
    'Write it as 2024Q3: the year, Q, and the quarter of the calendar.',
  );
};

/** "exits PY2024", "CY2024 exit cohort", "exit quarter 2024Q3": the format names a cohort in its title. */
const cohortInWords = ({ title, indicator }: IndicatorCase): Span | null => {
  const text = `${title} ${indicator}`;
  const found = [
    ...[...text.matchAll(/exits PY(\d{4})/g)].map(([, year]) => programYear(Number(year))),
    ...[...text.matchAll(/CY(\d{4}) exit cohort/g)].map(([, year]) => ({
      from: `${year}-01-01`,
      to: `${year}-12-31`,
    })),
    ...[...text.matchAll(/exit quarter (\d{4}Q[1-4])/g)].flatMap(([, quarter = '']) =>
      isQuarter(quarter) ? [quarterSpan(quarter)] : [],
    ),
  ];
  return found.length === 1 ? (found[0] ?? null) : null;
};

export const yearUnderTest = ({ given: { input, title }, under }: Scene): Span | null => {
  const said = under.programYear ?? input['program_year'] ?? /\bPY(\d{4})\b/.exec(title)?.[1];
  return said === undefined ? null : programYear(Number(said));
};

/** The services of each program, for questions of exit: `services` are those of the program in question. */
export const servicesByProgram = (scene: Scene): Readonly<Record<string, readonly Received[]>> => {
  const { input } = scene.given;
  const own = programSaid(scene) ?? 'adult';
  const others = Object.keys(input).flatMap((key) => {
    const name = /^co_enrolled_(.+)_services$/.exec(key)?.[1];
    return name === undefined ? [] : [[programNamed(name) ?? name, receivedIn(scene, key)] as const];
  });
  return { [own]: receivedIn(scene, 'services'), ...Object.fromEntries(others) };
};

const receivedIn = ({ given: { input }, place }: Scene, key: string): readonly Received[] => {
  const said = input[key];
  const at = [...place, 'input', key];
  if (!Array.isArray(said))
    throw new CaseMistake(
      'services-missing',
      placeOf(at),
      'There is no list of services.',
      `Give input.${key}.`,
    );
  return said.map((service: unknown, index) => receivedOf(service, [...at, index]));
};

const receivedOf = (service: unknown, at: readonly PropertyKey[]): Received => {
  const { date, kind } = Object(service) as Record<string, unknown>;
  if (typeof date === 'string' && isDay(date) && typeof kind === 'string')
    return { on: date, kind: plainKind(kind) };
  throw new CaseMistake(
    'unreadable-service',
    placeOf(at),
    'A service is a day and a kind.',
    'Write { "date": "2024-10-01", "kind": "training" }.',
  );
};

/** One name for each kind that does not count as a service. */
const plainKind = (kind: string): string => {
  const plain = kind
    .toLowerCase()
    .replace(/[\s-]+/g, '_')
    .replace(/_services?$/, '');
  if (/^(information|info)(_only)?$/.test(plain)) return 'information_only';
  if (/^follow_?up$/.test(plain)) return 'follow_up';
  if (/^self_?service|^self$/.test(plain)) return 'self_service';
  return plain === 'support' ? 'supportive' : plain;
};

/** What is scheduled in the variant asked for: named in its key, or kept apart in the input. */
export const scheduledIn = ({
  given: { input },
  under: { scheduled, label },
}: Scene): readonly Received[] => {
  if (scheduled) return [{ ...scheduled, kind: plainKind(scheduled.kind) }];
  return Object.entries(input).flatMap(([key, on]) => {
    const match = /^future_service_planned(?:_in_variant_([a-z]))?$/.exec(key);
    if (!match || typeof on !== 'string') return [];
    return match[1] === undefined || match[1] === label ? [{ on, kind: 'training' }] : [];
  });
};
