import { join } from 'node:path';
import { readTake, type Told } from './summary.ts';

/** What referrers were told, from their own files. */
export type Takes = Readonly<{
  of: (referrer: string) => readonly Told[];
  all: () => readonly Told[];
  count: () => number;
}>;

export const takesOf = (data: string, referrers: readonly string[]): Takes => {
  const of = (slug: string): readonly Told[] => readTake(join(data, 'run', 'agencies', slug, 'take.jsonl'));
  const all = (): readonly Told[] => referrers.flatMap(of);
  return { of, all, count: () => all().length };
};
