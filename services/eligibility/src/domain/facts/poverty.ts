import type { Where } from './derive.ts';
import type { Fact } from './facts.ts';
import type { PovertyGuideline } from '../law/ruleset.ts';
import { type Asking, type Heard, numberOf } from './say.ts';

/** What a family of this size has at the line of the year; undefined where no table holds. */
type Line = (size: number, where: Where) => number | undefined;

const compileLine = ({ lines, notIn }: PovertyGuideline): Line => {
  const places = new Set(lines.flatMap((line) => line.in ?? []));
  const known = new Map(lines.map((line) => [`${line.year} ${line.in ?? ''}`, line]));
  return (size, { jurisdiction, asOf }) => {
    // A place with lines of its own never falls back to those of the others.
    const line = known.get(`${asOf.slice(0, 4)} ${places.has(jurisdiction) ? jurisdiction : ''}`);
    if (line === undefined || notIn.includes(jurisdiction) || size < 1) return undefined;
    return line.base + line.each * (size - 1);
  };
};

/** The family's income against the line, both as said. */
export const compileAgainstLine = (
  poverty: PovertyGuideline,
  ask: Asking,
): ((heard: Heard, where: Where) => Readonly<{ income: number; line: number }> | undefined) => {
  const lineFor = compileLine(poverty);
  const [familySize, familyIncome] = [ask('family_size'), ask('family_income_annualized')];
  return (heard, where) => {
    const [size, income] = [numberOf(familySize(heard)), numberOf(familyIncome(heard))];
    if (size === undefined || income === undefined) return undefined;
    const line = lineFor(size, where);
    return line === undefined ? undefined : { income, line };
  };
};

/** The next year has a line of its own. */
export const lastDayOfYear = ({ asOf }: Where): string => `${asOf.slice(0, 4)}-12-31`;

/** Whole per cent, cut off: 100 is at the line or less than one per cent above it. */
export const compileIncomePercent = (poverty: PovertyGuideline, ask: Asking) => {
  const against = compileAgainstLine(poverty, ask);
  return (heard: Heard, where: Where): Fact | undefined => {
    const found = against(heard, where);
    return (
      found && {
        state: 'known',
        value: Math.floor((found.income * 100) / found.line),
        until: lastDayOfYear(where),
      }
    );
  };
};
