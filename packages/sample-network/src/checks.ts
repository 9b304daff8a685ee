import { openJournal } from './disk/journal.ts';

/** Promises of the exchange that an agency tries out once, and what came of it. */
export type Checks = Readonly<{
  done: (check: string) => boolean;
  note: (check: string, held: boolean, saw: string) => void;
}>;

type Line = Readonly<{ check: string; held: boolean; saw: string }>;

export const openChecks = (file: string, say: (line: string) => void): Checks => {
  const journal = openJournal<Line>(file);
  const known = new Set(journal.before.map(({ check }) => check));
  return {
    done: (check) => known.has(check),
    note: (check, held, saw) => {
      if (known.has(check)) return;
      known.add(check);
      journal.add({ check, held, saw });
      say(`${held ? 'as promised' : 'NOT AS PROMISED'}: ${check} (${saw})`);
    },
  };
};
