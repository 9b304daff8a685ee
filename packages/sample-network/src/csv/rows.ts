import { stringify } from 'csv-stringify/sync';
import { giveUp, type Move } from '../practice/moves.ts';

/** The columns these offices fill; the exchange needs the first two. */
export const columns = [
  'referral',
  'status',
  'date',
  'reason',
  'result',
  'type',
  'from_level',
  'to_level',
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

/** What a worklist calls a fact in its status column. */
const words: Readonly<Record<string, string>> = {
  enrolled: 'enrolled',
  service: 'served',
  milestone: 'milestone',
  employment: 'placed',
  exit: 'exited',
};

/** The row that says it; contact details are no matter of a spreadsheet. */
export const rowOf = (referral: string, move: Move): Row | undefined => {
  if (move.to === 'contact') return undefined;
  // A spreadsheet has no word for "did not come": it says at once what it came to.
  const { to, body } = move.body['status'] === 'active' ? giveUp : move;
  const text = (name: string): string => {
    const value = body[name];
    return typeof value === 'string' || typeof value === 'number' ? `${value}` : '';
  };
  const status = to === 'facts' ? (words[text('kind')] ?? text('kind')) : text('status');
  const wage = body['wageCents'] === undefined ? '' : (Number(body['wageCents']) / 100).toFixed(2);
  const filled: Row = {
    referral,
    status,
    date: text('on'),
    reason: text('reason'),
    result: text('result'),
    type: text('type') || text('service'),
    from_level: text('fromLevel'),
    to_level: text('toLevel'),
    wage,
    wage_per: text('wagePer'),
    hours_per_week: text('hoursPerWeek'),
    occupation: text('occupation'),
    evidence: text('evidence'),
    local_ref: text('localRef'),
  };
  return Object.fromEntries(Object.entries(filled).filter(([, cell]) => cell !== '')) as Row;
};

/** As a spreadsheet saves it: CRLF, the header first (RFC 4180). */
export const csvOf = (rows: readonly Row[]): string =>
  stringify([...rows], { header: true, columns: [...columns], record_delimiter: 'windows' });

/** What a row says, to know it again; after a place in line the same word is a new one. */
export const saidIn = ({ referral, status }: Readonly<{ referral: string; status: string }>): string =>
  `${referral}-${status}`;
