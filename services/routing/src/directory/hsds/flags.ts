import { type Finding, flagged } from '../../translate/finding.ts';

/** A contradiction in the source: told in the report, and kept on the listing as a code, so that readers see it too. */
export type Flag = Readonly<{ flag: string; finding: Finding }>;

export const flag = (
  code: string,
  place: string,
  said: Readonly<{ reason: string; mend: string }>,
): Flag => ({
  flag: code,
  finding: flagged(code, place, said),
});

/** What was read, and what is wrong with the rest. */
export type Told<Value> = Readonly<{ value: Value; flags: readonly Flag[] }>;
