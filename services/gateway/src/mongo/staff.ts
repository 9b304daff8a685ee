import type { Connection, mongo } from 'mongoose';
import type { Staff } from '../register/staff.ts';
import type { Member } from '../staff/member.ts';
import type { AtRest } from './at-rest.ts';

type Row = {
  _id: string;
  slug: string;
  code: string;
  emailIndex: string;
  invitationHash: string | null;
  version: number;
  /** Addresses, hashes of passwords and second factors: the whole of it. */
  sealed: string;
};

export const mongoStaff = (connection: Connection, atRest: AtRest): Staff => {
  const rows = connection.collection<Row>('staff');
  const rowOf = (member: Member): Row => ({
    _id: member.id,
    slug: member.slug,
    code: member.code,
    emailIndex: atRest.index('email of staff', member.email),
    invitationHash: member.invitation?.hash ?? null,
    version: member.version,
    sealed: atRest.seal(JSON.stringify(member)),
  });
  const memberOf = (row: Row): Member => JSON.parse(atRest.open(row.sealed)) as Member;
  const one = async (asked: mongo.Filter<Row>): Promise<Member | undefined> => {
    const row = await rows.findOne(asked);
    return row ? memberOf(row) : undefined;
  };
  return {
    add: async (member) => {
      try {
        await rows.insertOne(rowOf(member));
        return 'added';
      } catch (error) {
        if ((error as { code?: unknown }).code === 11_000) return 'taken';
        throw error;
      }
    },
    find: (id) => one({ _id: id }),
    byEmail: (email) => one({ emailIndex: atRest.index('email of staff', email) }),
    byInvitation: (hash) => one({ invitationHash: hash }),
    byCode: (slug, code) => one({ slug, code }),
    of: async (slug) => (await rows.find({ slug }).sort({ code: 1 }).toArray()).map(memberOf),
    replace: async (member, version) => {
      const { _id, ...row } = rowOf(member);
      return (await rows.updateOne({ _id, version }, { $set: row })).matchedCount === 1;
    },
  };
};

export const prepareStaff = async (connection: Connection): Promise<void> => {
  await connection
    .collection('staff')
    .createIndexes([
      { key: { emailIndex: 1 }, unique: true },
      { key: { slug: 1, code: 1 }, unique: true },
      { key: { invitationHash: 1 } },
    ]);
};
