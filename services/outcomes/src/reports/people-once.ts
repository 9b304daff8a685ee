import { threshold } from '../cubes/release.ts';
import type { SamePerson } from '../figures/same-person.ts';

/**
 * How many people these are to a fund: each once, where they let it. What two agencies know as two never takes a number below
 * eleven: of fewer it would say which two, to whoever knows them.
 */
export const peopleOnce = (people: readonly string[], samePerson: SamePerson): number => {
  const apart = new Set(people).size;
  return Math.max(new Set(people.map(samePerson)).size, Math.min(apart, threshold));
};
