import { type Day, dayAfter } from './days.ts';

/** A calendar quarter, as 2024Q3. Wage records are kept by these; a program year is four of them, from July on. */
export type Quarter = `${number}Q${number}`;

const countOf = (quarter: Quarter): number => Number(quarter.slice(0, 4)) * 4 + Number(quarter.slice(5)) - 1;
const atCount = (count: number): Quarter => `${Math.floor(count / 4)}Q${(count % 4) + 1}`;

export const quarterOf = (day: Day): Quarter =>
  `${Number(day.slice(0, 4))}Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;

export const quartersAfter = (quarter: Quarter, quarters: number): Quarter =>
  atCount(countOf(quarter) + quarters);

const monthOf = (quarter: Quarter): string => String(Number(quarter.slice(5)) * 3 - 2).padStart(2, '0');

export const firstDayOf = (quarter: Quarter): Day => `${quarter.slice(0, 4)}-${monthOf(quarter)}-01`;

export const lastDayOf = (quarter: Quarter): Day => dayAfter(firstDayOf(quartersAfter(quarter, 1)), -1);

export const isQuarter = (text: string): text is Quarter => /^\d{4}Q[1-4]$/.test(text);
