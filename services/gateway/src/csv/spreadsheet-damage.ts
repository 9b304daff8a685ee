import type { Fault } from '../fault.ts';

/** What a spreadsheet does to a cell that looks like a number or a date to it, before anybody notices. */
export const spreadsheetDamage = (cells: Readonly<Record<string, string>>): Fault | undefined => {
  for (const [place, cell] of Object.entries(cells)) {
    const fault =
      errorValue(place, cell) ?? ((ids.has(place) && damagedNumber(place, cell)) || damagedDate(place, cell));
    if (fault) return fault;
  }
  return undefined;
};

const ids: ReadonlySet<string> = new Set(['referral', 'local_ref', 'term']);
const dates: ReadonlySet<string> = new Set(['date', 'to_date', 'until', 'earlier_date']);

/** What a spreadsheet shows instead of a value: a formula that failed, or a column too narrow for what is in it. */
export const errorValue = (place: string, cell: string): Fault | undefined =>
  /^#(N\/A|(REF|VALUE|NUM|NULL|DIV\/0|SPILL|CALC)!|NAME\?|#+)$/i.test(cell.trim())
    ? {
        code: 'spreadsheet-damage',
        place,
        reason: `a spreadsheet wrote ${cell.trim().slice(0, 12)} instead of what belongs here`,
        mend: 'Mend the formula or widen the column, write the value itself, and send the row again.',
      }
    : undefined;

/** A long number in a cell that holds an id or a telephone number. */
export const damagedNumber = (place: string, cell: string): Fault | undefined =>
  /^\d([.,]\d+)?E[+-]?\d+$/i.test(cell.trim())
    ? {
        code: 'spreadsheet-damage',
        place,
        reason: `a spreadsheet turned a long number into ${cell.trim()}; its last digits are lost`,
        mend: 'Format the column as text, fill the number in again from where it came from, and send the row again.',
      }
    : undefined;

const damagedDate = (place: string, cell: string): Fault | undefined => {
  if (!dates.has(place)) return undefined;
  const text = withoutTime(cell.trim());
  if (text !== cell.trim() && /^\d{4}-\d{2}-\d{2}$/.test(text)) return turnedAround(place, [text]);
  if (/^\d{5}(\.\d+)?$/.test(text)) return asSerial(place, Math.trunc(Number(text)));
  const named = namedMonth(text);
  if (named !== undefined) return turnedAround(place, [named]);
  const parts = /^(\d{1,4})[./-](\d{1,2})[./-](\d{1,4})$/.exec(text)?.slice(1).map(Number);
  if (!parts || /^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const days = readings(parts).filter((day) => day !== undefined);
  return days.length === 0 ? undefined : turnedAround(place, [...new Set(days)]);
};

const withoutTime = (text: string): string =>
  text.replace(/[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?( ?[AP]M|Z)?$/i, '');

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const dayFirst = /^(?<day>\d{1,2})[-. ]+(?<name>[a-z]{3,9})[-., ]+(?<year>\d{2}|\d{4})$/i;
const monthFirst = /^(?<name>[a-z]{3,9})[-. ]+(?<day>\d{1,2}),? +(?<year>\d{4})$/i;

/** 22-Nov-26, 22 November 2026 or November 22, 2026. */
const namedMonth = (text: string): string | undefined => {
  const { name = '', day, year } = (dayFirst.exec(text) ?? monthFirst.exec(text))?.groups ?? {};
  const month = months.indexOf(name.slice(0, 3).toLowerCase()) + 1;
  return month === 0 ? undefined : dayOf(withCentury(Number(year)), month, Number(day));
};

/** Year first, or month or day first with the year last. */
const readings = ([one = 0, two = 0, three = 0]: readonly number[]): readonly (string | undefined)[] =>
  one > 31
    ? [dayOf(one, two, three)]
    : [dayOf(withCentury(three), one, two), dayOf(withCentury(three), two, one)];

const withCentury = (year: number): number => (year < 100 ? 2000 + year : year);

const dayOf = (year: number, month: number, day: number): string | undefined => {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? date.toISOString().slice(0, 10) : undefined;
};

const turnedAround = (place: string, days: readonly string[]): Fault => ({
  code: 'spreadsheet-damage',
  place,
  reason:
    days.length > 1
      ? `this date can be read as ${days.join(' or ')}, and nobody can tell which`
      : `this date is not written as YYYY-MM-DD`,
  mend: `Write ${days.join(' or ')}, and format the column as text so that it stays so.`,
});

/** Days since 1899-12-30, as spreadsheets count them. */
const asSerial = (place: string, serial: number): Fault => {
  const day = new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000).toISOString().slice(0, 10);
  return {
    code: 'spreadsheet-damage',
    place,
    reason: `a spreadsheet wrote the number it keeps for a date; it would be ${day}`,
    mend: `Write ${day} if that is the day, and format the column as text.`,
  };
};
