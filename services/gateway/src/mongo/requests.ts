import { isDuplicate } from '@handoff/host';
import type { Connection } from 'mongoose';
import type { KeptRequest, Requests } from '../register/requests.ts';
import type { AtRest } from './at-rest.ts';
import { fourWeeks } from './four-weeks.ts';

type Row = { _id: string; subject: string; sealed: string; keptAt: Date };

export const mongoRequests = (connection: Connection, atRest: AtRest): Requests => {
  const rows = connection.collection<Row>('requests');
  const idOf = (partner: string, key: string): string => `${partner}|${key}`;
  const opened = ({ subject, sealed }: Pick<Row, 'subject' | 'sealed'>): KeptRequest => ({
    subject,
    ...(JSON.parse(atRest.open(sealed)) as Pick<KeptRequest, 'body' | 'command'>),
  });
  return {
    find: async (partner, key) => {
      const row = await rows.findOne({ _id: idOf(partner, key) });
      return row ? opened(row) : undefined;
    },
    // Inserted, not upserted: which of several is the first is then decided by the key alone.
    keepFirst: async (partner, key, { subject, ...request }) => {
      const _id = idOf(partner, key);
      const row = { subject, sealed: atRest.seal(JSON.stringify(request)) };
      try {
        await rows.insertOne({ _id, ...row, keptAt: new Date() });
        return opened(row);
      } catch (error) {
        if (!isDuplicate(error)) throw error;
        return opened((await rows.findOne({ _id })) ?? row);
      }
    },
    forget: async (subjects) => {
      await rows.deleteMany({ subject: { $in: [...subjects] } });
    },
  };
};

export const prepareRequests = async (connection: Connection): Promise<void> => {
  await connection.collection('requests').createIndexes([{ key: { subject: 1 } }, fourWeeks]);
};
