import type { Gain, Learning, Period, QuarterAfterExit } from '../indicators/period.ts';
import { type Program, programNamed } from '../indicators/program.ts';
import { quarterlyCents } from '../indicators/wages.ts';
import { CaseMistake } from './mistake.ts';
import { evidenceOf, isSound } from './read-evidence.ts';
import { placeOf } from './read-cases.ts';
import { type Row, row } from './row.ts';

type Path = readonly PropertyKey[];

/** One row as a period of participation. `program` is the case's own, for rows that don't name one. */
export const readPeriod = (raw: unknown, program: Program | undefined, path: Path): Period => {
  const read = row.safeParse(raw);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new CaseMistake(
      'unreadable-row',
      placeOf([...path, ...(issue?.path ?? [])]),
      `${issue?.message ?? 'Not a row'}.`,
      'Mend the value, or leave the field out.',
    );
  }
  return periodOf(read.data, programOf(read.data, program, path), path);
};

const programOf = (said: Row, fallback: Program | undefined, path: Path): Program => {
  const program = said.program === undefined ? fallback : programNamed(said.program);
  if (program !== undefined) return program;
  throw new CaseMistake(
    'unknown-program',
    placeOf([...path, 'program']),
    said.program === undefined ? 'No program is named.' : `"${said.program}" is no core program.`,
    'Name one of adult, dw, youth, aefla, wp, vr: in the row, in input.program, or in brackets after the indicator.',
  );
};

const periodOf = (said: Row, program: Program, path: Path): Period => {
  const id = said.id ?? said.person;
  if (id === undefined)
    throw new CaseMistake('row-without-id', placeOf(path), 'Nobody could name this row.', 'Give it an id.');
  const exit = said.exit === undefined ? said.pirl901 : said.exit;
  return {
    id,
    person: said.person ?? id,
    program,
    ordinal: said.pop ?? 1,
    participant: !said.pirl907,
    contactHours: said.hours ?? null,
    entry: said.entry ?? said.pirl900 ?? null,
    // A row that doesn't speak of exit is one of exiters; one that says "none" is of somebody still there.
    exited: exit !== null,
    exit: exit ?? null,
    exitReason: said.pirl923 ?? '00',
    hasNumberForMatch: said.ssn === undefined || said.ssn === null ? null : said.ssn === 'yes',
    quarters: {
      1: quarterOf(said.pirl1600, said.pirl1601, said.pirl1703),
      2: secondQuarter(said),
      3: quarterOf(said.pirl1604, said.pirl1605, said.pirl1705),
      4: quarterOf(said.pirl1606, said.pirl1607, said.pirl1706),
    },
    placement: { second: said.pirl1900 ?? null, fourth: said.pirl1901 ?? null },
    sameEmployer: isSameEmployer(said),
    learning: learningOf(said),
    credentials: (said.credentials ?? []).map(({ type, date }) => ({ type, on: date })),
    gains: gainsOf(said),
    level: said.efl ?? null,
  };
};

const quarterOf = (
  status: Row['pirl1600'],
  matchType: Row['pirl1601'],
  earnings: string | null | undefined,
  text?: string,
): QuarterAfterExit => ({
  status: status ?? null,
  evidence: evidenceOf(text, matchType ?? undefined),
  earningsCents: matchType === 5 || isAllNines(earnings) ? 'not-yet' : centsOf(earnings),
  supplemental: null,
});

const secondQuarter = (said: Row): QuarterAfterExit => {
  const text = said.evidence ?? undefined;
  const earnings = said.pirl1704 === undefined ? convertedOf(said) : said.pirl1704;
  const recorded = quarterOf(said.pirl1602, said.pirl1603, earnings, text);
  const shown = recorded.evidence === 'supplemental' || typeof said.supp_wages === 'string';
  if (!shown) return recorded;
  const isEmployed = recorded.status !== null && recorded.status !== 0 && recorded.status !== 9;
  if (!isSound(text))
    return { ...recorded, status: isEmployed ? null : recorded.status, earningsCents: null };
  // A recorded "no" gives way to wages that were shown; the mere kind of evidence does not say what it showed.
  const isSilent = recorded.status !== 0 || typeof said.supp_wages === 'string';
  return isEmployed || !isSilent
    ? recorded
    : { ...recorded, supplemental: { earningsCents: centsOf(said.supp_wages) } };
};

const isAllNines = (earnings: string | null | undefined): boolean =>
  typeof earnings === 'string' && /^9{6,}(\.9+)?$/.test(earnings);

const centsOf = (amount: string | null | undefined): number | null =>
  typeof amount === 'string' ? quarterlyCents('actual', [amount]) : null;

/** What the wage conversion chart makes of a rate, in dollars. */
export const convertedOf = ({ input }: Row): string | null => {
  if (!input || input.values === null) return null;
  return (quarterlyCents(input.basis, input.values) / 100).toFixed(2);
};

/** Identifiers decide where both are there; without them only what somebody confirmed (TAC-17-04 page 6). */
const isSameEmployer = (said: Row): boolean => {
  const [second, fourth] = [plainId(said.q2_fein), plainId(said.q4_fein)];
  if (second !== '' && fourth !== '') return second === fourth;
  return said.same_employer ?? said.pirl1618 ?? false;
};

const plainId = (id: string | null | undefined): string => (id ?? '').replace(/[\s-]/g, '');

const learningOf = (said: Row): Learning => ({
  training: [...(said.training ?? []), said.pirl1303, said.pirl1310, said.pirl1315].filter(
    (type) => typeof type === 'string',
  ),
  postsecondary: said.pirl1332 ?? false,
  secondary: said.pirl1401 ?? false,
  diplomaAtEntry: said.diploma_at_entry ?? false,
  enrolledAfterExit: said.pirl1406 ?? null,
  from: said.pirl1811 ?? null,
  to: said.pirl1813 ?? null,
  inSchoolYouth: said.school === 'in',
  otherYouthEducation: said.other_youth_education ?? false,
  integrated: said.iet_or_workplace ?? false,
});

const gainsOf = (said: Row): Gain[] => [
  ...(said.gains ?? []).map(({ type, date, set_in_advance }) => ({
    type,
    on: date ?? null,
    setInAdvance: set_in_advance ?? true,
  })),
  ...(said.gain_types ?? []).map((type) => ({ type, on: null, setInAdvance: true })),
];
