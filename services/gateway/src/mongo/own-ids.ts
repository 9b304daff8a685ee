import { upsert } from '@handoff/host';
import type { Connection } from 'mongoose';
import { type Named, type OwnIds, ofTerm, unnamed } from '../register/own-ids.ts';
import type { AtRest } from './at-rest.ts';

type Row = { _id: string; subject: string; sealed: string; index: string; sealedTerm?: string };

export const mongoOwnIds = (connection: Connection, atRest: AtRest): OwnIds => {
  const rows = connection.collection<Row>('own_ids');
  const idOf = (partner: string, subject: string): string => `${partner}|${subject}`;
  // Of each partner its own: equal ids of two agencies are not to be seen as equal.
  const indexOf = (partner: string, ownId: string): string => atRest.index(`own-id of ${partner}`, ownId);
  const opened = ({ sealed, sealedTerm }: Row): Named => ({
    localRef: atRest.open(sealed),
    term: sealedTerm === undefined ? null : atRest.open(sealedTerm),
  });
  const namedBy: OwnIds['namedBy'] = async (partner, subject) => {
    const row = await rows.findOne({ _id: idOf(partner, subject) });
    if (!row) return unnamed;
    return opened(row);
  };
  return {
    keep: async (partner, subject, ownId, term = null) => {
      const row = {
        subject,
        sealed: atRest.seal(ownId),
        index: indexOf(partner, ownId),
        ...(term !== null && { sealedTerm: atRest.seal(term) }),
      };
      await upsert(() => rows.replaceOne({ _id: idOf(partner, subject) }, row, { upsert: true }));
    },
    subjectsOf: async (partner, ownId, term = null) => {
      const found = rows.find({ index: indexOf(partner, ownId) }).limit(100);
      const known = (await found.toArray()).map(({ subject, sealedTerm }) => ({
        subject,
        term: sealedTerm === undefined ? null : atRest.open(sealedTerm),
      }));
      return ofTerm(known, term);
    },
    of: async (partner, subject) => (await namedBy(partner, subject)).localRef,
    namedBy,
    ofMany: async (partner, subjects) => {
      const found = rows.find({ _id: { $in: subjects.map((subject) => idOf(partner, subject)) } });
      return new Map((await found.toArray()).map((row) => [row.subject, opened(row)] as const));
    },
    forget: async (subjects) => {
      await rows.deleteMany({ subject: { $in: [...subjects] } });
    },
  };
};

export const prepareOwnIds = async (connection: Connection): Promise<void> => {
  await connection.collection('own_ids').createIndexes([{ key: { subject: 1 } }, { key: { index: 1 } }]);
};
