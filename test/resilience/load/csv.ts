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

/** Every row of an upload is known inside by what it says: its cells in the order of the columns, an amount in cents. */
export const causationOfRow = (partner: string, cells: Cells): string => {
  const said = header.flatMap((name) =>
    cells[name] === undefined ? [] : [[name, wordOf(name, cells[name])]],
  );
  return `partner:${partner}:csv:${digest(JSON.stringify(Object.fromEntries(said)))}`;
};

const wordOf = (name: keyof Cells, cell: string): string | number =>
  name === 'wage' ? Math.round(Number(cell) * 100) : cell;
