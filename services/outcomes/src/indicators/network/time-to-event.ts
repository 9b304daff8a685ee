import { shareOf } from '../rate.ts';

/** Somebody was watched for so many days; either it happened then, or nobody watched any longer. */
export type Watched = Readonly<{ days: number; happened: boolean }>;

export type Step = Readonly<{
  days: number;
  atRisk: number;
  happened: number;
  /** Share of whom it has not happened to yet, six decimals. */
  surviving: string | null;
}>;

export type TimeToEvent = Readonly<{
  watched: number;
  happened: number;
  /** Still open, or ended otherwise: they count as long as they were watched, and as nothing after. */
  censored: number;
  steps: readonly Step[];
  /** The first day by which it has happened to half; null where it never came so far. */
  medianDays: number | null;
}>;

/**
 * Kaplan and Meier, J. Am. Stat. Assoc. 53 (1958) 457. Leaving out whoever still waits would show only the quick ones. Who was
 * lost on the day it happened to others was still there that day.
 */
export const timeToEvent = (all: readonly Watched[]): TimeToEvent => {
  const days = [...new Set(all.filter(({ happened }) => happened).map((each) => each.days))].toSorted(
    (one, other) => one - other,
  );
  const shares: Share[] = [];
  let share: Share = { top: 1n, bottom: 1n };
  for (const day of days) {
    const { atRisk, happened } = riskOn(day, all);
    share = reduced({ top: share.top * BigInt(atRisk - happened), bottom: share.bottom * BigInt(atRisk) });
    shares.push(share);
  }
  const happened = all.filter((each) => each.happened).length;
  return {
    watched: all.length,
    happened,
    censored: all.length - happened,
    steps: days.map((day, at) => ({ days: day, ...riskOn(day, all), surviving: shown(shares[at]) })),
    medianDays: days[shares.findIndex(({ top, bottom }) => 2n * top <= bottom)] ?? null,
  };
};

// A fraction of whole numbers: "half" is half, not nearly.
type Share = Readonly<{ top: bigint; bottom: bigint }>;

const riskOn = (day: number, all: readonly Watched[]): { atRisk: number; happened: number } => ({
  atRisk: all.filter(({ days }) => days >= day).length,
  happened: all.filter(({ days, happened }) => happened && days === day).length,
});

const reduced = ({ top, bottom }: Share): Share => {
  let [one, other] = [bottom, top];
  while (other !== 0n) [one, other] = [other, one % other];
  return { top: top / one, bottom: bottom / one };
};

const shown = (share: Share | undefined): string | null =>
  share === undefined ? null : shareOf(share.top, share.bottom);
