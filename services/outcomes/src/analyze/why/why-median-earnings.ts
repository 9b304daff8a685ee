import { citations } from '../../indicators/citations.ts';
import { median, middleOf } from '../../indicators/median-earnings.ts';
import { regulation } from '../../indicators/regulation.ts';
import { exitsOfAnnualReport } from '../../indicators/reporting-calendar.ts';
import type { Answer, Behind, Kind } from './answer.ts';
import type { Ask, Cells } from './open-snapshot.ts';
import { eventsBehind, exitedWithin } from './periods-behind.ts';
import { exitsWithin, programCell, programCells } from './program-cell.ts';
import { contestedIn, workBehind } from './work-behind.ts';

const measure = 'median_earnings_q2';

/** The periods in order of what was earned, and where the middle falls. */
export const medianEarnings: Kind = {
  cells: [programCells(measure)],
  behind: (cell) => {
    const named = programCell(cell, measure);
    return named && ((ask) => whyMedian(ask, named));
  },
};

const whyMedian = async (
  ask: Ask,
  { year, program }: Readonly<{ year: number; program: string }>,
): Promise<Answer> => {
  const span = exitsOfAnnualReport(year, 'secondQuarter', regulation);
  const own = (await exitedWithin(ask, span)).filter((period) => period['program'] === program);
  const [eventsOf, workIn] = [await eventsBehind(ask), await workBehind(ask)];
  const known = own
    .filter((period) => centsIn(period) !== null)
    .toSorted((one, other) => (centsIn(one) ?? 0) - (centsIn(other) ?? 0));
  // Employed, and nobody says at what pay: beside the median, never in it.
  const unknown = own.filter((period) => period['employment_q2'] === 'success' && centsIn(period) === null);
  const middle = middleOf(known.length);
  const rowOf = (period: Cells, counted: string): Behind => ({
    counted,
    id: period['period_id'] ?? '',
    person: period['person_id'] ?? '',
    said: {
      cents: centsIn(period),
      exit: period['exit'] ?? null,
      by: period['evidence_q2'] ?? null,
      contested: contestedIn(period, 2),
    },
    events: workIn(eventsOf(period), period, 2),
  });
  return {
    value: inWords(known.flatMap((period) => centsIn(period) ?? [])),
    rules: citations[measure],
    within: exitsWithin(span),
    rows: [
      ...known.map((period, at) => rowOf(period, middle.includes(at) ? 'in the middle' : 'counted')),
      ...unknown.map((period) => rowOf(period, 'pay unknown')),
    ],
  };
};

const centsIn = (period: Cells): number | null => {
  const cents = period['earnings_q2_cents'] ?? null;
  return cents === null ? null : Number(cents);
};

const inWords = (cents: readonly number[]): string => {
  const value = median(cents);
  if (value === null) return 'none: of nobody are earnings known';
  const [lower, upper] = middleOf(cents.length);
  return `${value} US cents, ${lower === upper ? 'the middle one' : 'the mean of the two in the middle'} of ${cents.length}`;
};
