import { dayAfter, dayBefore, type Period } from '../domain/dates.ts';
import type { Path, RuleDocument } from './document.ts';
import type { Mistake } from './mistake.ts';

/** Versions follow one another without a day between them and without a day in two; the last may stay open. */
export const checkDates = (document: RuleDocument, versions: readonly Period[], path: Path): Mistake[] => {
  const written = versions.map((period, index) => ({ period, at: [...path, index] as Path }));
  const inOrder = written.toSorted((left, right) =>
    left.period.inForceFrom < right.period.inForceFrom ? -1 : 1,
  );
  return [
    ...written.flatMap(({ period, at }) => checkPeriod(document, period, at)),
    ...inOrder
      .slice(1)
      .flatMap((next, index) => checkJoint(document, inOrder[index]?.period, next.period, next.at)),
  ];
};

const checkJoint = (
  document: RuleDocument,
  before: Period | undefined,
  next: Period,
  at: Path,
): Mistake[] => {
  const place = [...at, 'inForceFrom'];
  if (before === undefined) return [];
  if (before.inForceTo === undefined || before.inForceTo >= next.inForceFrom)
    return [
      document.mistakeAt(
        place,
        'dates-overlap',
        `Two versions hold on ${next.inForceFrom}.`,
        'End the earlier version (inForceTo) on the day before.',
      ),
    ];
  if (dayAfter(before.inForceTo) === next.inForceFrom) return [];
  return [
    document.mistakeAt(
      place,
      'dates-gap',
      `No version holds from ${dayAfter(before.inForceTo)} through ${dayBefore(next.inForceFrom)}.`,
      'Let versions follow one another without a gap.',
    ),
  ];
};

export const checkPeriod = (document: RuleDocument, period: Period, at: Path): Mistake[] =>
  period.inForceTo === undefined || period.inForceFrom <= period.inForceTo
    ? []
    : [
        document.mistakeAt(
          [...at, 'inForceTo'],
          'dates-reversed',
          'This ends before it begins.',
          'Exchange the dates.',
        ),
      ];
