import type { Connection } from 'mongoose';
import type { Agency } from '../domain/matching/supply.ts';
import type { Directory } from '../register/register.ts';

type Row = Partial<Omit<Agency, 'slug'>> & { _id: string };

/** Rows written before a field was there are read as if it had not been said. */
const agencyOf = ({ _id, ...row }: Row): Agency => ({
  slug: _id,
  jurisdiction: null,
  languages: [],
  confirmedAt: null,
  ...row,
  services: (row.services ?? []).map((service) => ({ ...service, details: service.details ?? null })),
});

export const mongoDirectory = (connection: Connection): Directory => {
  const rows = connection.collection<Row>('agencies');
  const find = async (where: Parameters<typeof rows.find>[0] = {}) =>
    (await rows.find(where).sort({ _id: 1 }).toArray()).map(agencyOf);
  return {
    save: async ({ slug, ...agency }) => {
      await rows.replaceOne({ _id: slug }, agency, { upsert: true });
    },
    agencies: (slugs) => find({ _id: { $in: [...slugs] } }),
    offering: (service) => find({ 'services.code': service }),
    all: () => find(),
  };
};
