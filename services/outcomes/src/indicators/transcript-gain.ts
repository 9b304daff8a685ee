import { type Day, yearsAfter } from './days.ts';

/** A completed semester that met the State's academic standards. */
export type Semester = Readonly<{ from: Day; to: Day; creditHours: number }>;

const enough = 12;

/**
 * When credit hours became a gain (type 3): twelve in one semester or, part-time, twelve over two completed ones within
 * twelve months. It belongs to the year in which the later one ended (TAC-17-01 page 14). null: not yet.
 */
export const transcriptGainOn = (semesters: readonly Semester[]): Day | null => {
  const inOrder = semesters.toSorted((one, other) => (one.to < other.to ? -1 : 1));
  const gained = inOrder.find((semester, place) => {
    const before = inOrder[place - 1];
    const both = before !== undefined && semester.to < yearsAfter(before.from, 1) ? before.creditHours : 0;
    return semester.creditHours + both >= enough;
  });
  return gained?.to ?? null;
};
