import { isDuplicate, upsert } from '@handoff/host';
import type { Connection } from 'mongoose';
import type { Fault } from '../fault.ts';
import { type RowAnswer, type UploadRow, type Uploads, withAnswers } from '../register/uploads.ts';
import type { AtRest } from './at-rest.ts';
import { fourWeeks } from './four-weeks.ts';

type Row = { _id: string; slug: string; sealed: string; keptAt: Date };
type AnswerRow = Omit<RowAnswer, 'fault'> & { _id: string; fault: Fault | null; keptAt: Date };

/** The cells name people's referrals and may hold a partner's own ids, so the rows are sealed as one. */
export const mongoUploads = (connection: Connection, atRest: AtRest): Uploads => {
  const uploads = connection.collection<Row>('uploads');
  const answers = connection.collection<AnswerRow>('csv_answers');
  const answerId = (partner: string, key: string): string => `${partner}|${key}`;

  const answersTo = async (partner: string, rows: readonly UploadRow[]) => {
    const keys = rows.flatMap(({ status, key }) => (status === 'pending' && key ? [key] : []));
    const found = await answers.find({ _id: { $in: keys.map((key) => answerId(partner, key)) } }).toArray();
    return new Map(found.map((row) => [row._id.slice(partner.length + 1), answerOf(row)]));
  };

  return {
    keep: async ({ id, partner, rows }) => {
      const set = { slug: partner, sealed: atRest.seal(JSON.stringify(rows)) };
      await upsert(() =>
        uploads.updateOne({ _id: id }, { $set: set, $currentDate: { keptAt: true } }, { upsert: true }),
      );
    },
    find: async (partner, id) => {
      const row = await uploads.findOne({ _id: id, slug: partner });
      if (!row) return undefined;
      const rows = JSON.parse(atRest.open(row.sealed)) as readonly UploadRow[];
      return withAnswers({ id, partner, rows }, await answersTo(partner, rows));
    },
    settle: async (partner, key, { attempt, status, fault = null }) => {
      const notNewer = { _id: answerId(partner, key), attempt: { $not: { $gt: attempt } } };
      const update = { $set: { attempt, status, fault }, $currentDate: { keptAt: true } } as const;
      await upsert(() => answers.updateOne(notNewer, update, { upsert: true })).catch(leaveTheNewer);
    },
    answerTo: async (partner, key) => {
      const row = await answers.findOne({ _id: answerId(partner, key) });
      return row ? answerOf(row) : undefined;
    },
    count: () => uploads.countDocuments({}),
  };
};

/** The upsert met the answer to a later attempt: that one stays. */
const leaveTheNewer = (error: unknown): void => {
  if (!isDuplicate(error)) throw error;
};

const answerOf = ({ attempt, status, fault }: AnswerRow): RowAnswer => ({
  attempt,
  status,
  ...(fault && { fault }),
});

export const prepareUploads = async (connection: Connection): Promise<void> => {
  for (const name of ['uploads', 'csv_answers']) await connection.collection(name).createIndexes([fourWeeks]);
};
