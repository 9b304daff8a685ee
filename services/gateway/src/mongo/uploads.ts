import type { Context } from '@handoff/host';
import type { CommandAnswered } from '@handoff/schemas';
import type { Fault } from '../csv/read-rows.ts';

export type UploadRow = {
  line: number;
  cells: Readonly<Record<string, string>>;
  /** Names the row's command; equal rows of two uploads are one command. */
  key: string;
  status: 'pending' | 'done' | 'refused';
  fault?: Fault;
};
export type Upload = { _id: string; slug: string; at: string; rows: UploadRow[] };

const uploads = ({ db }: Context) => db.collection<Upload>('uploads');
const answers = ({ db }: Context) =>
  db.collection<{ _id: string; status: UploadRow['status']; fault?: Fault }>('csv_answers');

const prefix = 'csv:';
export const csvKey = (row: string): string => `${prefix}${row}`;
export const csvRowOf = (key: string): string | undefined =>
  key.startsWith(prefix) ? key.slice(prefix.length) : undefined;

/** The cells of an upload name people's referrals, nothing more; they go after four weeks. */
export const prepareUploads = async (context: Context): Promise<void> => {
  await uploads(context).createIndex({ slug: 1, at: 1 });
};

export const keepUpload = async (context: Context, upload: Upload): Promise<void> => {
  await uploads(context).updateOne({ _id: upload._id }, { $setOnInsert: upload }, { upsert: true });
};

/** An owner's answer to one row. It may come before the upload is kept, so it stands by itself. */
export const settleRow = async (
  context: Context,
  slug: string,
  row: string,
  answer: CommandAnswered,
): Promise<undefined> => {
  const { code, place, reason, mend } = answer;
  const refused = answer.outcome === 'refused';
  const fault = refused && {
    fault: { code: code ?? 'refused', place: place ?? 'row', reason: reason ?? '', mend: mend ?? '' },
  };
  await answers(context).updateOne(
    { _id: `${slug}|${row}` },
    { $set: { status: refused ? 'refused' : 'done', ...fault } },
    { upsert: true },
  );
  return undefined;
};

/** An upload with what has been answered so far; another partner's is not there. */
export const uploadOf = async (context: Context, slug: string, id: string): Promise<Upload | undefined> => {
  const upload = await uploads(context).findOne({ _id: id, slug });
  if (!upload) return undefined;
  const waiting = upload.rows.filter(({ status }) => status === 'pending').map(({ key }) => `${slug}|${key}`);
  const found = await answers(context)
    .find({ _id: { $in: waiting } })
    .toArray();
  const byKey = new Map(found.map((answer) => [answer._id, answer]));
  const rows = upload.rows.map((row): UploadRow => {
    const answer = row.status === 'pending' ? byKey.get(`${slug}|${row.key}`) : undefined;
    return answer ? { ...row, status: answer.status, ...(answer.fault && { fault: answer.fault }) } : row;
  });
  return { ...upload, rows };
};
