import { upsert } from '@handoff/host';
import type { PartnerRegistered } from '@handoff/schemas';
import type { Connection } from 'mongoose';
import type { Partners } from '../register/partners.ts';

type Row = { _id: string } & Omit<PartnerRegistered, 'slug'>;

export const mongoPartners = (connection: Connection): Partners => {
  const rows = connection.collection<Row>('partners');
  const profileOf = ({ _id, ...profile }: Row): PartnerRegistered => ({ slug: _id, ...profile });
  return {
    save: async ({ slug, ...profile }) => {
      await upsert(() => rows.replaceOne({ _id: slug }, profile, { upsert: true }));
    },
    find: async (slug) => {
      const row = await rows.findOne({ _id: slug });
      return row ? profileOf(row) : undefined;
    },
    all: async () => (await rows.find({}).sort({ _id: 1 }).toArray()).map(profileOf),
  };
};
