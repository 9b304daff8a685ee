/** What each reason counts, and where the lines between them lie: data, see services/routing/matching/weights.yaml. */
export type Weights = Readonly<{
  version: number;
  points: Readonly<Record<string, number>>;
  travel: Readonly<{
    roadFactor: number;
    carMinutesPerKm: number;
    busMinutesPerKm: number;
    busWaitMinutes: number;
    nearMinutes: number;
    inReachMinutes: number;
    farMinutes: number;
  }>;
  start: Readonly<{ soonDays: number; lateDays: number }>;
  workday: Readonly<{ from: string; to: string }>;
  answer: Readonly<{ atLeast: number; fastHours: number; slowHours: number; hiddenAfter: number }>;
}>;

export const pointsOf = ({ points }: Weights, codes: readonly string[]): number =>
  codes.reduce((sum, code) => sum + (points[code] ?? 0), 0);
