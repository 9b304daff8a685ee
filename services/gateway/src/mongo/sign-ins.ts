import { upsert } from '@handoff/host';
import type { Connection } from 'mongoose';
import { goneOn, keptDays, type SignInContact, type SignIns } from '../register/sign-ins.ts';
import type { AtRest } from './at-rest.ts';

type Row = { _id: string; slug: string; sealed: string; keptAt: Date };

const lifeMs = keptDays * 86_400_000;
const slackMs = 3_600_000;
/**
 * Judged by the server's own clock; the process's, which may be wrong by an hour, narrows what has to be looked at.
 * Computed over what an index found: as a condition of the search it makes servers without a planner read every line.
 */
const isGone = { $gte: [{ $subtract: [{ $toLong: '$$NOW' }, { $toLong: '$keptAt' }] }, lifeMs] };
const roughlyGone = () => ({ keptAt: { $lte: new Date(Date.now() - lifeMs + slackMs) } });

/** Names and numbers, so the whole line is sealed, and what it is found by is an index that nobody reads back. */
export const mongoSignIns = (connection: Connection, atRest: AtRest): SignIns => {
  const rows = connection.collection<Row>('sign_ins');
  const idOf = (partner: string, localRef: string): string => atRest.index(`sign-in of ${partner}`, localRef);
  const sweep = async (): Promise<void> => {
    const gone = await rows
      .aggregate<Pick<Row, '_id'>>([
        { $match: roughlyGone() },
        { $project: { gone: isGone } },
        { $match: { gone: true } },
      ])
      .toArray();
    if (gone.length > 0) await rows.deleteMany({ _id: { $in: gone.map(({ _id }) => _id) } });
  };
  return {
    keep: async (partner, contact) => {
      // The database sweeps by itself now and then; what is over goes at the latest with the next line.
      await sweep();
      const set = { slug: partner, sealed: atRest.seal(JSON.stringify(contact)) };
      const _id = idOf(partner, contact.localRef);
      const update = { $set: set, $setOnInsert: { keptAt: new Date() } };
      await upsert(() => rows.updateOne({ _id }, update, { upsert: true }));
    },
    of: async (partner) => {
      const found = await rows
        .aggregate<Pick<Row, 'sealed' | 'keptAt'>>([
          { $match: { slug: partner } },
          { $sort: { keptAt: 1 } },
          { $project: { sealed: 1, keptAt: 1, gone: isGone } },
          { $match: { gone: false } },
        ])
        .toArray();
      return found.map(({ sealed, keptAt }) => ({
        ...(JSON.parse(atRest.open(sealed)) as SignInContact),
        goneOn: goneOn(keptAt.getTime()),
      }));
    },
    remove: async (partner, localRef) =>
      (await rows.deleteOne({ _id: idOf(partner, localRef), slug: partner })).deletedCount > 0,
  };
};

export const prepareSignIns = async (connection: Connection): Promise<void> => {
  await connection
    .collection('sign_ins')
    .createIndexes([{ key: { slug: 1 } }, { key: { keptAt: 1 }, expireAfterSeconds: lifeMs / 1000 }]);
};
