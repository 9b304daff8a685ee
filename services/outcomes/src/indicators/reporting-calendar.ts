import type { Day } from './days.ts';
import type { Span } from './program-year.ts';
import { firstDayOf, lastDayOf, type Quarter, quarterOf, quartersAfter } from './quarters.ts';
import type { Regulation } from './regulation.ts';

/** The measures that wait for a quarter after exit, by the lag they share (TAC-17-04, Table 2). */
export type Lagging = keyof Regulation['reportedAfter'];

/** The last day of the quarter whose report first shows an exit. */
export const firstReport = (exit: Day, lagging: Lagging, { reportedAfter }: Regulation): Day =>
  lastDayOf(quartersAfter(quarterOf(exit), reportedAfter[lagging]));

/** The exits that the report of a quarter shows for the first time. */
export const exitsOfQuarterlyReport = (ending: Day, lagging: Lagging, { reportedAfter }: Regulation): Span =>
  quarterSpan(quartersAfter(quarterOf(ending), -reportedAfter[lagging]));

/** The exits of the annual report of a program year: four quarters earlier, or six. */
export const exitsOfAnnualReport = (year: number, lagging: Lagging, { reportedAfter }: Regulation): Span => ({
  from: firstDayOf(quartersAfter(`${year}Q3`, -reportedAfter[lagging])),
  to: lastDayOf(quartersAfter(`${year + 1}Q2`, -reportedAfter[lagging])),
});

export const quarterSpan = (quarter: Quarter): Span => ({
  from: firstDayOf(quarter),
  to: lastDayOf(quarter),
});
