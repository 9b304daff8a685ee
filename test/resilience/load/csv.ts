import { digest } from './history.ts';

/** The cells of a row that are not empty. */
export type Cells = Readonly<{
  referral: string;
  status: string;
  date?: string;
  wage?: string;
  wage_per?: string;
  evidence?: string;
}>;

const header = ['referral', 'status', 'date', 'wage', 'wage_per', 'evidence'] as const;

export const csvOf = (rows: readonly Cells[]): string =>
  [header, ...rows.map((cells) => header.map((name) => cells[name] ?? ''))]
    .map((cells) => `${cells.join(',')}\r\n`)
    .join('');

/** Every row of an upload is known inside by what it says: all columns in their order, an amount in cents. */
export const causationOfRow = (partner: string, { referral, status, date, wage, ...rest }: Cells): string => {
  const row = {
    referral,
    status,
    date: date ?? null,
    reason: null,
    result: null,
    cohort: null,
    program: null,
    type: null,
    from_level: null,
    to_level: null,
    wage: wage === undefined ? null : Math.round(Number(wage) * 100),
    wage_per: rest.wage_per ?? null,
    hours_per_week: null,
    occupation: null,
    evidence: rest.evidence ?? null,
    local_ref: null,
  };
  return `partner:${partner}:csv:${digest(JSON.stringify(row))}`;
};
