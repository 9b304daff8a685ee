import type { Cell, Counts, Party, Place } from './cube.ts';

/** Fewer people or referrals than this are not shown. */
export const threshold = 11;
/** What is shown is rounded to this after it was decided what is hidden. */
export const rounding = 5;

/** `suppressed` says somebody is there; `zero` that nobody is; `missing` that nobody reports from there. */
export type PublishedCell =
  | Readonly<{ at: Place; state: 'published'; people: number; referrals: number }>
  | Readonly<{ at: Place; state: 'suppressed' | 'zero' | 'missing' }>;

export type Release = ReadonlyMap<string, PublishedCell>;

const rounded = (count: number): number => Math.round(count / rounding) * rounding;

const isFew = ({ people, referrals }: Counts): boolean => people < threshold || referrals < threshold;

/** An agency that takes its own out of a figure would find a few others. Who was surely a party to all of it finds nobody. */
const leavesFew = ({ others, unsure }: Party): boolean => unsure.people > 0 && isFew(others);

/** Too few people, too few referrals, one agency's own figures in disguise, or a few people beside what one agency knows. */
export const isSmall = (cell: Cell): boolean =>
  cell.people > 0 && (isFew(cell) || cell.agencies < 2 || [...cell.parties.values()].some(leavesFew));

export const published = (cell: Cell, hidden: boolean, isReported: boolean): PublishedCell => {
  const { at } = cell;
  if (!isReported) return { at, state: 'missing' };
  if (cell.people === 0) return { at, state: 'zero' };
  if (hidden) return { at, state: 'suppressed' };
  return { at, state: 'published', people: rounded(cell.people), referrals: rounded(cell.referrals) };
};

/** Whole percent of two published figures; nothing where either is hidden, because it would be the other figure in disguise. */
export const shareOf = (part: PublishedCell, whole: PublishedCell): number | undefined => {
  if (whole.state !== 'published' || whole.people === 0) return undefined;
  if (part.state === 'zero') return 0;
  return part.state === 'published' ? Math.round((100 * part.people) / whole.people) : undefined;
};
