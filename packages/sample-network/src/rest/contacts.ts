import { openJournal } from '../disk/journal.ts';
import type { Door } from '../http/door.ts';
import { problemIn } from '../http/problem.ts';

type Line = Readonly<{ referral: string; told: unknown }>;

/** Reads once how to reach a person who was accepted; the exchange records each reading. */
export const contactReader = (door: Door, file: string, say: (line: string) => void) => {
  const journal = openJournal<Line>(file);
  const known = new Set(journal.before.map(({ referral }) => referral));
  return async (referral: string): Promise<void> => {
    if (known.has(referral)) return;
    const answer = await door.ask({ path: `/v1/referrals/${referral}/contact` });
    const problem = problemIn(answer);
    if (problem) return say(`no contact for ${referral}: ${problem.code}: ${problem.reason}`);
    journal.add({ referral, told: JSON.parse(answer.text) });
    known.add(referral);
  };
};
