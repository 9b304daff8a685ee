import { Refusal } from '@handoff/decider';
import { carriesPlainlyBannedNumber } from '@handoff/schemas';
import type { Fault } from '../fault.ts';
import { numberNotWanted } from '../translate/check-numbers.ts';
import { checkHeader } from './check-header.ts';
import { problemColumns } from './columns.ts';
import { asWritten } from './formula-cells.ts';
import { type CsvRecord, namesIn, recordsIn, wrongCount } from './records.ts';
import { neededSignInColumns, type SignIn, signInColumns, signInSchema } from './sign-in-columns.ts';
import { damagedNumber, errorValue } from './spreadsheet-damage.ts';

export type ReadSignIn = Readonly<{ line: number; cells: Readonly<Record<string, string>> }> &
  (Readonly<{ signIn: SignIn; fault?: undefined }> | Readonly<{ signIn?: undefined; fault: Fault }>);

/** The lines of a sign-in sheet: their values, and who stands on it twice. */
export const readSignIns = (text: string): readonly ReadSignIn[] => {
  const { header, rows } = recordsIn(text);
  checkHeader(header);
  const names = namesIn(header);
  const missing = neededSignInColumns.find((name) => !names.includes(name));
  if (missing !== undefined) throw wrongHeader(`the column ${missing} is missing`);
  const unknown = names.find((name) => !signInColumns.includes(name) && !isOurs(name));
  if (unknown !== undefined) throw wrongHeader(`the column '${unknown.slice(0, 40)}' is not known`);
  return withoutRepeats(rows.map((record) => readSignIn(names, record)));
};

/** What our file of rejects adds. */
const isOurs = (name: string): boolean => (problemColumns as readonly string[]).includes(name);

const wrongHeader = (reason: string): Refusal =>
  new Refusal('wrong-header', {
    place: 'line 1',
    reason,
    mend: `Name the columns in the first line; needed: ${neededSignInColumns.join(' and ')}; known: ${signInColumns.join(', ')}.`,
  });

const readSignIn = (names: readonly string[], { line, cells: written, fault }: CsvRecord): ReadSignIn => {
  if (fault) return { line, cells: {}, fault };
  const leak = written.findIndex(carriesPlainlyBannedNumber);
  if (leak >= 0) return { line, cells: {}, fault: asFault(numberNotWanted(names[leak] ?? 'row')) };
  const named = names.map((name, index): [string, string] => [name, asWritten(written[index] ?? '')]);
  const cells = Object.fromEntries(named.filter(([name]) => !isOurs(name)));
  if (written.length !== names.length)
    return { line, cells, fault: wrongCount(names.length, written.length) };
  const damage =
    ['local_ref', 'phone'].flatMap((place) => damagedNumber(place, cells[place] ?? '') ?? [])[0] ??
    Object.entries(cells).flatMap(([place, cell]) => errorValue(place, cell) ?? [])[0];
  if (damage) return { line, cells, fault: damage };
  const parsed = signInSchema.safeParse(cells);
  return parsed.success
    ? { line, cells, signIn: parsed.data }
    : { line, cells, fault: badValue(parsed.error.issues[0]) };
};

const badValue = (issue: { path: readonly PropertyKey[]; message: string } | undefined): Fault => ({
  code: 'bad-value',
  place: issue?.path.map(String).join('.') || 'row',
  reason: issue?.message ?? 'the row can not be read',
  mend: 'Correct the cell and send the row again; rows that were taken are not taken twice.',
});

const asFault = ({ code, place, reason, mend }: Refusal): Fault => ({ code, place, reason, mend });

/** Two people under one number: nobody can tell which of the two is meant. */
const withoutRepeats = (rows: readonly ReadSignIn[]): readonly ReadSignIn[] => {
  const first = new Map<string, number>();
  return rows.map((read): ReadSignIn => {
    if (!read.signIn) return read;
    const line = first.get(read.signIn.local_ref);
    if (line === undefined) first.set(read.signIn.local_ref, read.line);
    return line === undefined ? read : { line: read.line, cells: read.cells, fault: repeats(line) };
  });
};

const repeats = (line: number): Fault => ({
  code: 'repeated-row',
  place: 'local_ref',
  reason: `line ${line} has the same number`,
  mend: 'Give each person a number of their own, or leave the repeated line out.',
});
