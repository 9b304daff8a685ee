import type { Connection } from 'mongoose';
import type { KeptRelease, Releases } from '../cubes/releases.ts';

type Kept = Omit<KeptRelease, 'quarter'> & { _id: string };

export const mongoReleases = (connection: Connection): Releases => {
  const releases = connection.collection<Kept>('public_releases');
  const asRelease = ({ _id, ...rest }: Kept): KeptRelease => ({ quarter: _id, ...rest });
  return {
    keep: async ({ quarter, ...rest }) => {
      // Two at once: the unique _id lets one through, and both read what stands.
      await releases
        .updateOne({ _id: quarter }, { $setOnInsert: rest }, { upsert: true })
        .catch(async (error: unknown) => {
          if ((await releases.findOne({ _id: quarter })) === null) throw error;
        });
      const standing = await releases.findOne({ _id: quarter });
      if (!standing) throw new Error(`the release of ${quarter} was written and is not there`);
      return asRelease(standing);
    },
    all: async () => (await releases.find().sort({ _id: 1 }).toArray()).map(asRelease),
  };
};
