import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { AgencyFault } from '../agency-fault.ts';
import { type AgencyHabits, agencyHabitsSchema } from './habit.ts';

const fileSchema = z.record(z.string(), agencyHabitsSchema);

/** The habits of every agency that is played, by its slug. Who is not named here is left to its owner. */
export const readHabits = (file: string): Readonly<Record<string, AgencyHabits>> => {
  const parsed = fileSchema.safeParse(contentOf(file));
  if (parsed.success) return parsed.data;
  const [first] = parsed.error.issues;
  throw unreadable(`${file} › ${first?.path.join(' › ') ?? ''}`, first?.message ?? 'It is of another form.');
};

const contentOf = (file: string): unknown => {
  try {
    return parse(readFileSync(file, 'utf8'), { prettyErrors: true });
  } catch (error) {
    throw unreadable(file, error instanceof Error ? error.message : 'It is not there, or no YAML.');
  }
};

const unreadable = (place: string, reason: string): AgencyFault =>
  new AgencyFault('habits-unreadable', {
    place,
    reason,
    mend: 'See packages/sample-network/habits.yaml for the words; src/practice/habit.ts says what each means.',
  });
