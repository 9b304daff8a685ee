import type { Connection } from 'mongoose';
import type { ListingState } from '../directory/listing-stream.ts';
import type { Listings } from '../directory/listings.ts';

type Row = { _id: string; version: number; state: Extract<ListingState, { status: 'listed' }> };

export const mongoListings = (connection: Connection): Listings => {
  const rows = connection.collection<Row>('listing');
  return {
    since: async (mark, limit) => {
      const after = mark
        ? { $or: [{ 'state.at': { $gt: mark.at } }, { 'state.at': mark.at, _id: { $gt: mark.listingId } }] }
        : {};
      const found = await rows
        .find({ 'state.status': 'listed', ...after }, { projection: { state: 1, version: 1 } })
        .sort({ 'state.at': 1, _id: 1 })
        .limit(limit)
        .toArray();
      return found.map(({ version, state: { listing, at } }) => ({ listing, at, version }));
    },
    ofSource: async (source) => {
      const here = { 'state.listing.source': source, 'state.listing.status': { $ne: 'unlisted' } };
      return (await rows.find(here, { projection: { _id: 1 } }).toArray()).map(({ _id }) => _id);
    },
    counts: async () => {
      const grouped = await rows
        .aggregate<{ _id: string; count: number }>([
          { $match: { 'state.status': 'listed' } },
          { $group: { _id: '$state.listing.status', count: { $sum: 1 } } },
        ])
        .toArray();
      return Object.fromEntries(grouped.map(({ _id, count }) => [_id, count]));
    },
  };
};

export const prepareListings = async (connection: Connection): Promise<void> => {
  await connection
    .collection('listing')
    .createIndexes([{ key: { 'state.at': 1, _id: 1 } }, { key: { 'state.listing.source': 1 } }]);
};
