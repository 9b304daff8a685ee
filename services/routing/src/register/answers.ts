import type { AnswerBook, Said } from '../domain/matching/answers.ts';
import type { Answer } from '../domain/matching/supply.ts';

/** A book an agency, written as its referrals go: whoever looks for options reads one row, not all it was ever asked. */
export type Answers = Readonly<{
  note: (agency: string, said: Said) => Promise<void>;
  /** The latest twenty offers that came to a word or ran out, oldest first. */
  of: (agency: string) => Promise<readonly Answer[]>;
  all: () => Promise<readonly Readonly<{ agency: string; book: AnswerBook }>[]>;
}>;
