import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { CommandFault } from '../cli/fault.ts';
import type { Day } from '../indicators/days.ts';
import { isDay } from '../indicators/is-day.ts';
import { programs } from '../indicators/program.ts';
import { type Quarter, isQuarter } from '../indicators/quarters.ts';
import { regulation } from '../indicators/regulation.ts';
import { firstReport, quarterSpan } from '../indicators/reporting-calendar.ts';

/** Below so many people a State lets nothing out; of a count that nearly all or nearly nobody have, neither. */
export const fewest = 11;
const fewestEitherWay = 3;

const count = z.number().int().min(0);
const line = z.strictObject({
  program: z.enum(programs),
  quarter_of_exit: z.custom<Quarter>(
    (said) => typeof said === 'string' && isQuarter(said),
    'Write a quarter of the calendar, as 2025Q4',
  ),
  matched_on: z.string().refine(isDay, 'Write a day of the calendar, as 2026-12-31'),
  people: count,
  employed_q2: count.nullable(),
  employed_q4: count.nullable(),
  median_cents_q2: count.nullable(),
});

/**
 * What a State's own run lets out of one program and quarter of exit: counts of people, cents, null where nothing is said.
 * No row of a person is among them.
 */
export type MatchedLine = z.infer<typeof line>;

/** The file that services/outcomes/wage-match/match-wages.sql writes, as known on a day; a mistake names its place. */
export const readWageMatch = (file: string | undefined, asOf: Day): readonly MatchedLine[] =>
  file === undefined ? [] : parseWageMatch(file, textOf(file), asOf);

export const parseWageMatch = (file: string, text: string, asOf: Day): readonly MatchedLine[] => {
  const read = z.array(line).safeParse(jsonIn(file, text));
  if (!read.success) return refuseShape(file, read.error.issues[0]);
  read.data.forEach((each, at) => {
    const mistake = mistakeIn(each, read.data.slice(0, at), asOf);
    if (mistake) throw new CommandFault(mistake.code, `${file}: ${at}.${mistake.field}`, ...mistake.say);
  });
  return read.data;
};

type Mistake = Readonly<{
  code: string;
  field: keyof MatchedLine;
  say: readonly [reason: string, mend: string];
}>;

const mistakeIn = (each: MatchedLine, before: readonly MatchedLine[], asOf: Day): Mistake | undefined => {
  const { program, quarter_of_exit: quarter, people, matched_on: matchedOn } = each;
  if (before.some((other) => other.program === program && other.quarter_of_exit === quarter))
    return {
      code: 'line-twice',
      field: 'quarter_of_exit',
      say: [`${program} ${quarter} stands there twice.`, 'Leave the line of the newest run.'],
    };
  if (matchedOn > asOf)
    return {
      code: 'known-later',
      field: 'matched_on',
      say: [
        `The match was made on ${matchedOn}; the report is as known on ${asOf}.`,
        `Leave --wage-match out, or report as of ${matchedOn} or later.`,
      ],
    };
  if (people < fewest)
    return {
      code: 'too-few-people',
      field: 'people',
      say: [`A line of fewer than ${fewest} people may tell of one.`, 'Leave the line out: the script does.'],
    };
  return (
    (['employed_q2', 'employed_q4'] as const).flatMap((field) => countMistake(each, field) ?? [])[0] ??
    medianMistake(each)
  );
};

const countMistake = (each: MatchedLine, field: 'employed_q2' | 'employed_q4'): Mistake | undefined => {
  const { quarter_of_exit: quarter, people, matched_on: matchedOn } = each;
  const employed = each[field];
  if (employed === null) return undefined;
  const lagging = field === 'employed_q2' ? 'secondQuarter' : 'fourthQuarter';
  const over = firstReport(quarterSpan(quarter).to, lagging, regulation);
  if (matchedOn < over)
    return {
      code: 'lag-open',
      field,
      say: [
        `Wages of ${quarter}'s exits may come in until ${over}: who was not found by ${matchedOn} is no "no" yet (TAC-17-01 page 8).`,
        `Write null, and match again on ${over} or later.`,
      ],
    };
  if (employed > people)
    return {
      code: 'more-than-all',
      field,
      say: ['More were found than were looked for.', 'Run the script anew.'],
    };
  if (Math.min(employed, people - employed) >= fewestEitherWay) return undefined;
  return {
    code: 'too-few-people',
    field,
    say: [
      `A count within ${fewestEitherWay} of nobody or of all may tell of one person.`,
      'Write null: the script does.',
    ],
  };
};

const medianMistake = ({
  employed_q2: employed,
  median_cents_q2: median,
}: MatchedLine): Mistake | undefined =>
  median === null || (employed !== null && employed >= fewest)
    ? undefined
    : {
        code: 'too-few-people',
        field: 'median_cents_q2',
        say: [`A median of fewer than ${fewest} may tell of one person.`, 'Write null: the script does.'],
      };

const refuseShape = (file: string, issue: z.core.$ZodIssue | undefined): never => {
  const place = `${file}: ${issue?.path.join('.') ?? ''}`;
  if (issue?.code === 'unrecognized_keys')
    throw new CommandFault(
      'not-a-count',
      place,
      // The field is not named: a person's key could stand in its place.
      'There is a field that no result of a match has. Rows of people stay with the State (20 CFR 603).',
      'Give the file that match-wages.sql writes, as it is.',
    );
  throw new CommandFault(
    'unreadable-wage-match',
    place,
    issue?.message ?? '',
    'Give the file that match-wages.sql writes: services/outcomes/wage-match/README.md says what each field is.',
  );
};

const textOf = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new CommandFault(
      'file-not-readable',
      file,
      'It is not there, or may not be read.',
      'Name the file that match-wages.sql wrote.',
    );
  }
};

const jsonIn = (file: string, text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new CommandFault(
      'unreadable-wage-match',
      file,
      'It is no JSON.',
      'Give the file that match-wages.sql writes, as it is.',
    );
  }
};
