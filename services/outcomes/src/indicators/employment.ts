import { type EvidenceKind, isSupplemental, type Period, type QuarterAfterExit } from './period.ts';
import type { Reading } from './reading.ts';
import { firstReport, type Lagging } from './reporting-calendar.ts';

/** What a report says of one quarter after exit. */
export type Employment = Readonly<{
  answer: 'employed' | 'not-employed' | 'not-yet-known';
  evidence: EvidenceKind;
  earningsCents: number | null;
  /** False where the answer is a "no" only because nothing is known: it can never be known any more. */
  known: boolean;
}>;

const notEmployed = (known: boolean): Employment => ({
  answer: 'not-employed',
  evidence: 'none',
  earningsCents: null,
  known,
});
const notYetKnown: Employment = { ...notEmployed(false), answer: 'not-yet-known' };

export type AfterExit = 1 | 2 | 3 | 4;

export const lagOf = (quarter: AfterExit): Lagging => (quarter === 2 ? 'secondQuarter' : 'fourthQuarter');

/**
 * A direct match goes first and stands for status and wages together (TAC-17-04 page 6). Supplemental evidence speaks
 * where there is none, if the State counts it.
 */
export const employmentIn = (period: Period, quarter: AfterExit, reading: Reading): Employment => {
  const recorded = period.quarters[quarter];
  return matched(recorded, reading) ?? supplemented(recorded, reading) ?? unmatched(period, quarter, reading);
};

const matched = (recorded: QuarterAfterExit, { rules, supplemental }: Reading): Employment | undefined => {
  const { status, evidence } = recorded;
  if (status === null || !rules.employed.includes(status)) return undefined;
  if (isSupplemental(evidence) && !supplemental) return undefined;
  const earningsCents = recorded.earningsCents === 'not-yet' ? null : recorded.earningsCents;
  // TAC-17-01 page 8: wages reported as $0 say that the person was not employed; subsidized work is such a case.
  if (earningsCents === 0) return notEmployed(true);
  return { answer: 'employed', evidence, earningsCents, known: true };
};

const supplemented = (
  { supplemental: shown }: QuarterAfterExit,
  reading: Reading,
): Employment | undefined => {
  if (shown === null || !reading.supplemental || shown.earningsCents === 0) return undefined;
  return {
    answer: 'employed',
    evidence: 'supplemental',
    earningsCents: shown.earningsCents,
    known: true,
  };
};

const unmatched = (period: Period, quarter: AfterExit, reading: Reading): Employment => {
  const { status, evidence } = period.quarters[quarter];
  if (status === 0) return notEmployed(true);
  // A State that leaves supplemental evidence aside counts these as a "no", and never learns (TAC-17-04 page 6).
  const shownOnly = isSupplemental(evidence) || period.hasNumberForMatch === false;
  if (shownOnly && !reading.supplemental) return notEmployed(false);
  return isLagOpen(period, quarter, status, reading) ? notYetKnown : notEmployed(false);
};

const isLagOpen = (
  { exit }: Period,
  quarter: AfterExit,
  status: QuarterAfterExit['status'],
  { lag, rules }: Reading,
): boolean => {
  if (lag === 'open') return true;
  if (lag === 'over') return false;
  // The formula drops 9 and nothing else: a blank stands in the denominator.
  if (lag === 'as-recorded') return status === 9;
  return exit !== null && lag.asOf < firstReport(exit, lagOf(quarter), rules);
};
