import type { Papers } from './papers.ts';

/** What an agency's system is given: its papers, the exchange's addresses, a folder of its own, and when to stop. */
export type Agency = Readonly<{
  papers: Papers;
  url: string;
  brokers: readonly string[];
  state: string;
  caseload: string;
  signal: AbortSignal;
  say: (line: string) => void;
}>;
