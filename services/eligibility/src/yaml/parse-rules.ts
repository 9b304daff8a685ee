import { createHash } from 'node:crypto';
import type { RuleBook } from '../domain/law/ruleset.ts';
import { checkBook, type ReadOrder, type ReadProgram } from './check-book.ts';
import { checkPeriod } from './check-dates.ts';
import { checkProgram, type Speaks } from './check-program.ts';
import { checkAges, checkLevels, checkPoverty } from './check-tables.ts';
import { checkTexts } from './check-texts.ts';
import { readDocument, type RuleDocument } from './document.ts';
import { fitShape } from './fit-shape.ts';
import { type Mistake, RulesFault } from './mistake.ts';
import { agesFile, courtOrderFile, levelsFile, povertyFile, programFile, releaseFile } from './shapes.ts';
import { toCourtOrder, toProgramRules } from './to-rules.ts';

/** A rule file as it lies under rules/: `US/aefla.yaml`, `court-orders/….yaml`, `tables/….yaml`, `release.yaml`. */
export type RuleFile = Readonly<{ path: string; text: string }>;

/** All files into one book, or every mistake in all of them at once. */
export const parseRules = (files: readonly RuleFile[], speaks: Speaks): RuleBook => {
  const { book, mistakes } = inspectRules(files, speaks);
  if (book === undefined) throw new RulesFault(mistakes);
  return book;
};

type Inspected = Readonly<{ book: RuleBook | undefined; mistakes: readonly Mistake[] }>;

/** The same without throwing: rules with a mistake are no book. */
export const inspectRules = (files: readonly RuleFile[], speaks: Speaks): Inspected => {
  const mistakes: Mistake[] = [];
  const note = <T>({ value, mistakes: found }: { value: T | undefined; mistakes: readonly Mistake[] }) => {
    mistakes.push(...found);
    return value;
  };
  const programs: ReadProgram[] = [];
  const orders: ReadOrder[] = [];
  for (const { path, text } of files) {
    const document = readDocument(path, text);
    if (path.startsWith('court-orders/')) {
      const order = note(readOrder(document, speaks));
      if (order !== undefined) orders.push({ document, order });
    } else if (path.startsWith('US')) {
      const rules = note(readProgram(document, speaks));
      if (rules !== undefined) programs.push({ document, rules });
    }
  }
  const poverty = note(readPoverty(theOnly(files, 'tables/poverty-guideline.yaml')));
  const levels = note(readLevels(theOnly(files, 'tables/assessment-levels.yaml'), speaks));
  const ages = note(readAges(theOnly(files, 'tables/age-bands.yaml')));
  const release = note(fitShape(theOnly(files, 'release.yaml'), releaseFile));
  if (mistakes.length === 0) mistakes.push(...checkBook(programs, orders));
  if (mistakes.length > 0 || !poverty || !levels || !ages || !release) return { book: undefined, mistakes };
  const book = {
    programs: programs.map(({ rules }) => rules),
    orders: orders.map(({ order }) => order),
    tables: { poverty, levels, ages },
  };
  const { released } = release;
  return { book: { ...book, released, version: `${released}.${digestOf(book)}` }, mistakes };
};

const readProgram = (document: RuleDocument, speaks: Speaks) => {
  const { value, mistakes } = fitShape(document, programFile);
  return value === undefined
    ? { value, mistakes }
    : { value: toProgramRules(value), mistakes: checkProgram(document, value, speaks) };
};

const readOrder = (document: RuleDocument, speaks: Speaks) => {
  const { value, mistakes } = fitShape(document, courtOrderFile);
  if (value === undefined) return { value, mistakes };
  return {
    value: toCourtOrder(value),
    mistakes: [...checkTexts(document, speaks), ...checkPeriod(document, value, [])],
  };
};

const readPoverty = (document: RuleDocument) => {
  const { value, mistakes } = fitShape(document, povertyFile);
  return value === undefined ? { value, mistakes } : { value, mistakes: checkPoverty(document, value) };
};

const readLevels = (document: RuleDocument, { catalogue }: Speaks) => {
  const { value, mistakes } = fitShape(document, levelsFile);
  return value === undefined
    ? { value, mistakes }
    : { value, mistakes: checkLevels(document, value, catalogue) };
};

const readAges = (document: RuleDocument) => {
  const { value, mistakes } = fitShape(document, agesFile);
  return value === undefined ? { value, mistakes } : { value, mistakes: checkAges(document, value) };
};

const theOnly = (files: readonly RuleFile[], path: string): RuleDocument =>
  readDocument(path, files.find((file) => file.path === path)?.text ?? '');

/** What the rules say, not how they are laid out: a comment changes no version. */
const digestOf = (book: object): string =>
  createHash('sha256').update(JSON.stringify(book)).digest('hex').slice(0, 8);
