import type { Papers } from './papers.ts';
import type { AgencyHabits } from './practice/habit.ts';

/** What an agency's system is given: its papers, the exchange's addresses, a folder of its own, and when to stop. */
export type Agency = Readonly<{
  papers: Papers;
  url: string;
  brokers: readonly string[];
  state: string;
  /** Who came in; an agency refers those on the list that came to its own door. */
  caseload: string;
  habits: AgencyHabits;
  signal: AbortSignal;
  say: (line: string) => void;
}>;
