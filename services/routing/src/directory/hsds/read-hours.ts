import { type Finding, flagged } from '../../translate/finding.ts';
import type { ListedService } from '../listing.ts';
import { daysOf, notWeekly, rhythmOf } from './read-rhythm.ts';
import { numberOf, type Row, textOf } from './tables.ts';
import type { Told } from './told.ts';

type Hours = ListedService['hours'][number];

/** Schedules as hours of the week. One that can't be kept is left out and flagged; its text alone stays. */
export const readHours = (rows: readonly Row[], overnight: boolean): Told<readonly Hours[]> => {
  const read = rows.map((row) => readOne(row, overnight));
  return {
    value: read.flatMap(({ value }) => value),
    findings: read.flatMap(({ findings }) => findings),
  };
};

const readOne = (row: Row, overnight: boolean): Told<readonly Hours[]> => {
  const text = textOf(row, 'description')?.slice(0, 4_000) ?? null;
  const [opensAt, closesAt] = [clockOf(row, 'opens_at'), clockOf(row, 'closes_at')];
  const validFrom = dayOf(row, textOf(row, 'valid_from') === undefined ? 'dtstart' : 'valid_from');
  const validTo = dayOf(row, textOf(row, 'valid_to') === undefined ? 'until' : 'valid_to');
  const byday = daysOf(row);
  const wrong = impossible(row, { opensAt, closesAt, validFrom, validTo, byday, overnight });
  const said = { ...noHours, text };
  if (wrong.length > 0) return { value: text === null ? [] : [said], findings: wrong };
  const valid = { validFrom: validFrom ?? null, validTo: validTo ?? null };
  const rhythm = rhythmOf(row);
  if (rhythm !== undefined)
    return { value: [{ ...said, ...valid, text: text ?? rhythm }], findings: [notWeekly(row)] };
  const value = { ...valid, byday: byday ?? [], opensAt: opensAt ?? null, closesAt: closesAt ?? null, text };
  return { value: isEmpty(value) ? [] : [value], findings: [] };
};

const noHours = { byday: [], opensAt: null, closesAt: null, validFrom: null, validTo: null };

const isEmpty = ({ byday, opensAt, closesAt, text }: Hours): boolean =>
  byday.length === 0 && opensAt === null && closesAt === null && text === null;

/** `undefined`: not said. `null`: said, and nothing that can be. */
const clockOf = (row: Row, column: string): string | null | undefined => {
  const text = textOf(row, column);
  if (text === undefined) return undefined;
  return /^(([01]\d|2[0-3]):[0-5]\d)(:[0-5]\d)?(Z|[+-]\d{2}:?\d{2})?$/.exec(text)?.[1] ?? null;
};

export const dayOf = (row: Row, column: string): string | null | undefined => {
  const text = textOf(row, column);
  if (text === undefined) return undefined;
  const day = new Date(`${text.slice(0, 10)}T00:00:00.000Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text.slice(0, 10))
    ? text.slice(0, 10)
    : null;
};

const days = ['valid_from', 'valid_to', 'dtstart', 'until'];

type Read = Readonly<{
  opensAt: string | null | undefined;
  closesAt: string | null | undefined;
  validFrom: string | null | undefined;
  validTo: string | null | undefined;
  byday: readonly string[] | null | undefined;
  overnight: boolean;
}>;

const impossible = (row: Row, read: Read): readonly Finding[] => {
  const { opensAt, closesAt, validFrom, validTo, byday, overnight } = read;
  const outside = (column: string, least: number, most: number) =>
    (textOf(row, column)?.split(',') ?? []).some((part) => {
      const number = Math.abs(Number(part));
      return !(number >= least && number <= most);
    });
  const [from, until] = [dayOf(row, 'dtstart'), dayOf(row, 'until')];
  const wrong: (readonly [string, boolean, string])[] = [
    ['opens_at', opensAt === null, 'It is no time of day.'],
    ['closes_at', closesAt === null, 'It is no time of day.'],
    ...days.map((column) => [column, dayOf(row, column) === null, 'It is no day of the calendar.'] as const),
    ['byday', byday === null, 'It names a day that no week has.'],
    ['closes_at', isPair(opensAt, closesAt) && opensAt === closesAt, 'It closes the moment it opens.'],
    [
      'closes_at',
      !overnight && isPair(opensAt, closesAt) && String(closesAt) < String(opensAt),
      'It closes before it opens, and is no shelter.',
    ],
    [
      'valid_to',
      isPair(validFrom, validTo) && String(validTo) < String(validFrom),
      'It ends before it begins.',
    ],
    ['until', isPair(from, until) && String(until) < String(from), 'It ends before it begins.'],
    ['count', (numberOf(row, 'count') ?? 1) < 1, 'It takes place less than once.'],
    ['interval', (numberOf(row, 'interval') ?? 1) < 1, 'It comes again after nothing.'],
    ['bymonthday', outside('bymonthday', 1, 31), 'No month has such a day.'],
    ['byweekno', outside('byweekno', 1, 53), 'No year has such a week.'],
  ];
  return wrong.flatMap(([column, is, reason]) => (is ? [unkeepable(row, column, reason)] : []));
};

const isPair = (one: string | null | undefined, other: string | null | undefined): boolean =>
  typeof one === 'string' && typeof other === 'string';

const unkeepable = ({ place }: Row, column: string, reason: string): Finding =>
  flagged('impossible-schedule', `${place}.${column}`, {
    reason,
    mend: 'Correct the schedule; until then only its text is shown.',
  });
