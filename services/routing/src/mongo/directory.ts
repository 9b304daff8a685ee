import type { Connection } from 'mongoose';
import type { Agency } from '../domain/matching.ts';
import type { Directory } from '../register/register.ts';

type Row = Omit<Agency, 'slug'> & { _id: string };

export const mongoDirectory = (connection: Connection): Directory => {
  const rows = connection.collection<Row>('agencies');
  return {
    save: async ({ slug, languages, services }) => {
      await rows.replaceOne({ _id: slug }, { languages, services }, { upsert: true });
    },
    agencies: async (slugs) => {
      const found = await rows.find({ _id: { $in: [...slugs] } }).toArray();
      return found.map(({ _id, ...agency }) => ({ slug: _id, ...agency }));
    },
  };
};
