const datePattern = /^(\d{4})-(\d{2})-(\d{2})$/;
const quarterPattern = /^(\d{4})-Q([1-4])$/;
const quarterEnds = ['03-31', '06-30', '09-30', '12-31'] as const;

/** Dates are compared as text: ISO dates sort as they run. */
export const isDate = (value: unknown): value is string => {
  const [, year, month, day] = (typeof value === 'string' && datePattern.exec(value)) || [];
  if (year === undefined) return false;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCMonth() + 1 === Number(month) && date.getUTCDate() === Number(day);
};

export const lastDayOfQuarter = (value: unknown): string | undefined => {
  const [, year, quarter] = (typeof value === 'string' && quarterPattern.exec(value)) || [];
  return year === undefined ? undefined : `${year}-${quarterEnds[Number(quarter) - 1]}`;
};

export const dayAfter = (date: string): string => daysOn(date, 1);
export const dayBefore = (date: string): string => daysOn(date, -1);

const daysOn = (date: string, days: number): string => {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  return new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10);
};

/** Both ends included; no end means: still in force. */
export type Period = Readonly<{ inForceFrom: string; inForceTo?: string | undefined }>;

export const covers = ({ inForceFrom, inForceTo }: Period, date: string): boolean =>
  inForceFrom <= date && (inForceTo === undefined || date <= inForceTo);

const durationPattern = /^P(-?\d+)([MY])$/;

/** `P6M`, `P1Y`, `P-6M`: the same day of another month, or that month's last day when it is shorter. */
export const addDuration = (date: string, duration: string): string => {
  const [, count, unit] = durationPattern.exec(duration) ?? [];
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const months = month - 1 + Number(count ?? 0) * (unit === 'Y' ? 12 : 1);
  const lastDay = new Date(Date.UTC(year, months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, months, Math.min(day, lastDay))).toISOString().slice(0, 10);
};
