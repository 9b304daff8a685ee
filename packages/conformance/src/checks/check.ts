import type { Evidence, Way } from '../evidence.ts';

export type Level = 'MUST' | 'SHOULD';

/** `saw` says what happened; a skip says why nothing could be judged. */
export type Judgement = Readonly<{ outcome: 'passed' | 'failed' | 'skipped'; saw: string }>;

export type Check = Readonly<{
  /** For good: a number is never given twice. */
  id: string;
  level: Level;
  ways: readonly Way[];
  title: string;
  /** Why it is asked. */
  reason: string;
  mend: string;
  /** In the documents of this repository. */
  link: string;
  judge: (evidence: Evidence) => Judgement;
}>;

export const passed = (saw: string): Judgement => ({ outcome: 'passed', saw });
export const failed = (saw: string): Judgement => ({ outcome: 'failed', saw });
export const skipped = (saw: string): Judgement => ({ outcome: 'skipped', saw });
