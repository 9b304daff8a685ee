import type { Period } from '../indicators/period.ts';
import { quarterOf, quartersAfter } from '../indicators/quarters.ts';
import type { Regulation } from '../indicators/regulation.ts';
import { firstReport } from '../indicators/reporting-calendar.ts';

/** The quarters that follow an exit, under the names of the case format. */
export const quartersAfterExit = (exit: string, rules: Regulation): Readonly<Record<string, string>> => {
  const after = (quarters: number) => quartersAfter(quarterOf(exit), quarters);
  const [second, fourth] = [
    firstReport(exit, 'secondQuarter', rules),
    firstReport(exit, 'fourthQuarter', rules),
  ];
  return {
    exit_quarter: after(0),
    q1: after(1),
    q2: after(2),
    q3: after(3),
    q4: after(4),
    q2_after_exit: after(2),
    q4_after_exit: after(4),
    first_report: second,
    first_report_q4: fourth,
    er_q2_first_reported_quarter_ending: second,
    er_q4_first_reported_quarter_ending: fourth,
  };
};

export const quartersOfRows = (periods: readonly Period[], rules: Regulation): unknown =>
  Object.fromEntries(
    periods.flatMap(({ id, exit }) => (exit === null ? [] : [[id, quartersAfterExit(exit, rules)]])),
  );
