import { stringify } from 'csv-stringify/sync';
import type { JobCenterHabit } from '../habits.ts';
import type { Item } from './worklist.ts';

/** The columns this job center fills; the exchange needs the first two. */
export const columns = [
  'referral',
  'status',
  'date',
  'reason',
  'result',
  'wage',
  'wage_per',
  'hours_per_week',
  'occupation',
  'evidence',
  'local_ref',
] as const;

export type Row = Readonly<
  { referral: string; status: string } & Partial<Record<(typeof columns)[number], string>>
>;

type Asked = Readonly<{ habit: JobCenterHabit; today: string; localRef: string }>;

/** The row a line of the worklist calls for, by its status there; undefined when there is nothing to say. */
export const rowFor = ({ referral, status }: Item, { habit, today, localRef }: Asked): Row | undefined => {
  if (status === 'offered') {
    return habit.answer === 'accept'
      ? { referral, status: 'accepted', local_ref: localRef }
      : { referral, status: 'declined', reason: habit.because };
  }
  if (status !== 'accepted' || habit.answer !== 'accept') return undefined;
  if (habit.later === 'finds-nothing')
    return { referral, status: 'completed', result: 'could-not-be-helped' };
  const { wage, hours, occupation } = habit;
  const job = { wage, wage_per: 'hour', hours_per_week: hours, occupation, evidence: 'employer-letter' };
  return { referral, status: 'placed', date: today, ...job };
};

/** As a spreadsheet saves it: CRLF, the header first (RFC 4180). */
export const csvOf = (rows: readonly Row[]): string =>
  stringify([...rows], { header: true, columns: [...columns], record_delimiter: 'windows' });

/** What a row says, to know it again. */
export const saidIn = ({ referral, status }: Readonly<{ referral: string; status: string }>): string =>
  `${referral} ${status}`;
