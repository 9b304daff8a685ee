import { codesOf } from '@handoff/schemas';
import { type Finding, notCarried } from '../../translate/finding.ts';
import { numberOf, type Row, textOf } from './tables.ts';

/** `TH,FR`; days alone. `undefined`: not said. `null`: said, and no days that a week has. */
export const daysOf = (row: Row): string[] | null | undefined => {
  const text = textOf(row, 'byday');
  if (text === undefined) return textOf(row, 'freq')?.toUpperCase() === 'DAILY' ? everyDay() : undefined;
  const days = text.split(/[,;\s]+/).map((day) => day.replace(ordinal, '').toLowerCase());
  return days.every((day) => everyDay().includes(day)) ? [...new Set(days)] : null;
};

const everyDay = (): string[] => [...codesOf('weekday')];
const ordinal = /^[+-]?\d+/;

/**
 * What comes every second week, or on the first Monday of a month, in words; undefined for what comes every week. Listed
 * as weekly it would send people to a closed door.
 */
export const rhythmOf = (row: Row): string | undefined => {
  if (isWeekly(row)) return undefined;
  const said = ['freq', 'interval', 'byday', 'bymonthday', 'byweekno', 'count'].flatMap((column) => {
    const text = textOf(row, column);
    return text === undefined ? [] : [`${column} ${text}`];
  });
  const hours = [textOf(row, 'opens_at'), textOf(row, 'closes_at')].filter(Boolean).join('–');
  return [`Not every week: ${said.join(', ')}`, hours].filter(Boolean).join(', ');
};

const isWeekly = (row: Row): boolean =>
  ['WEEKLY', 'DAILY', undefined].includes(textOf(row, 'freq')?.toUpperCase()) &&
  (numberOf(row, 'interval') ?? 1) <= 1 &&
  !(textOf(row, 'byday') ?? '').split(/[,;\s]+/).some((day) => ordinal.test(day)) &&
  ['bymonthday', 'byweekno', 'count'].every((column) => textOf(row, column) === undefined);

export const notWeekly = ({ place }: Row): Finding =>
  notCarried('not-every-week', place, {
    reason: 'A listing keeps the hours of a week. This comes in another rhythm, so only its text is shown.',
    mend: 'Say the rhythm in the description of the schedule.',
  });
