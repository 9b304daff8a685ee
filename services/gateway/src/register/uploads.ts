import type { Fault } from '../fault.ts';

export type RowStatus = 'pending' | 'done' | 'refused';

/** What an owner answered to a row. A row that was refused may be tried again: that is another attempt. */
export type RowAnswer = Readonly<{ attempt: number; status: 'done' | 'refused'; fault?: Fault }>;

export type UploadRow = Readonly<{
  line: number;
  cells: Readonly<Record<string, string>>;
  /** Made of what the row says; equal rows of two uploads are one command. Absent: it never became one. */
  key?: string;
  attempt?: number;
  status: RowStatus;
  fault?: Fault;
}>;

export type Upload = Readonly<{ id: string; partner: string; rows: readonly UploadRow[] }>;

export type Uploads = Readonly<{
  /** The same file again replaces what was kept of it. */
  keep: (upload: Upload) => Promise<void>;
  /** With what has been answered so far; another partner's is not there. */
  find: (partner: string, id: string) => Promise<Upload | undefined>;
  /** An answer may come before its upload is kept, so it stands by itself; an older attempt's changes nothing. */
  settle: (partner: string, key: string, answer: RowAnswer) => Promise<void>;
  answerTo: (partner: string, key: string) => Promise<RowAnswer | undefined>;
  count: () => Promise<number>;
}>;

export const withAnswers = (upload: Upload, answers: ReadonlyMap<string, RowAnswer>): Upload => ({
  ...upload,
  rows: upload.rows.map((row) => answered(row, answers.get(row.key ?? ''))),
});

const answered = (row: UploadRow, answer: RowAnswer | undefined): UploadRow =>
  row.status === 'pending' && answer && answer.attempt >= (row.attempt ?? 1)
    ? { ...row, status: answer.status, ...(answer.fault && { fault: answer.fault }) }
    : row;
