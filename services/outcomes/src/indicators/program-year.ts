import type { Day } from './days.ts';

export type Span = Readonly<{ from: Day; to: Day }>;

/** Program year 2024 is July 1, 2024 to June 30, 2025 (29 USC 3249(g)(1)(A)). */
export const programYear = (year: number): Span => ({ from: `${year}-07-01`, to: `${year + 1}-06-30` });

export const isWithin = (day: Day, { from, to }: Span): boolean => from <= day && day <= to;
