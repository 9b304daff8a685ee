import { CommandFault } from '../../cli/fault.ts';
import type { Ask } from './open-snapshot.ts';

/** An event behind a row, under the table that has it. */
export type Told = Readonly<{
  event: string;
  what: string;
  /** The day it is about. */
  on: string;
  /** told, corrected or withdrawn. */
  standing: string;
  /** What the figure takes from it, where it takes one thing of several. */
  says?: string;
}>;

/** What stands in a figure, or beside it: a period, a person, a referral. */
export type Behind = Readonly<{
  counted: string;
  id: string;
  person: string;
  /** What the figure looks at, by name; money is whole US cents. */
  said: Readonly<Record<string, string | number | null>>;
  events: readonly Told[];
}>;

export type Answer = Readonly<{
  /** As the table prints it. */
  value: string;
  /** Regulations and guidance, or the table's own words where no law defines the figure. */
  rules: readonly string[];
  /** Which rows were asked at all; null: all. */
  within: string | null;
  rows: readonly Behind[];
}>;

/** A kind of figure: how its cells are named, and what is behind one. */
export type Kind = Readonly<{
  /** Names that differ in one part stand together: PY2026/adult|dw/employment_rate_q2. */
  cells: readonly string[];
  /** undefined where the name is none of its cells. */
  behind: (cell: string) => ((ask: Ask) => Promise<Answer>) | undefined;
}>;

export const noSuchCell = (cell: string, reason: string, cells: readonly string[]): CommandFault =>
  new CommandFault(
    'no-such-cell',
    cell,
    reason,
    `Name one of these, of the parts between bars one each:\n    ${cells.join('\n    ')}`,
  );
