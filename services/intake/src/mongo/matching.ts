import { isDuplicate, upsert } from '@handoff/host';
import type { Connection } from 'mongoose';
import type { BlindIndex, Entry } from '../vault/matching/blind-index.ts';
import type { FundRotations } from '../vault/matching/fund-rotations.ts';
import type { MatchBook, NotedMatch } from '../vault/matching/match-book.ts';
import type { Matching, MatchingAgencies } from '../vault/matching/matching.ts';

type KeptEntry = Entry & { _id: string; goneAt: Date };
/** `version` of its stream at which it was last seen open, or over. */
type KeptMatch = Omit<NotedMatch, 'matchId'> & { _id: string; open?: boolean; version?: number };
type KeptRotation = { _id: string; generation: number };
type KeptAgency = { _id: string; mayMatch: boolean };

const safely = { writeConcern: { w: 'majority' as const, journal: true } };
const putting = { upsert: true, ...safely };

export const mongoMatching = (db: Connection): Matching => ({
  index: mongoBlindIndex(db),
  book: mongoMatchBook(db),
  agencies: mongoAgencies(db),
  rotations: mongoRotations(db),
});

/** One document a person and fund; with the day on which consent ends the database deletes it by itself. */
const mongoBlindIndex = (db: Connection): BlindIndex => {
  const entries = db.collection<KeptEntry>('blind_index');
  const idOf = (personId: string, fund: string): string => `${personId} ${fund}`;
  const found = (filter: Parameters<typeof entries.find>[0], limit = 0): Promise<readonly Entry[]> =>
    entries.find(filter).sort({ personId: 1 }).limit(limit).project<Entry>({ _id: 0, goneAt: 0 }).toArray();
  return {
    put: async (entry) => {
      const goneAt = new Date(Date.parse(entry.until) + 86_400_000);
      const place = { _id: idOf(entry.personId, entry.fund) };
      await upsert(() => entries.replaceOne(place, { ...entry, goneAt }, putting));
    },
    of: (personId) => found({ personId }),
    alike: ({ personId, fund, tokens }) =>
      found({ fund, tokens: { $in: [...tokens] }, personId: { $ne: personId } }),
    around: (agency, limit) => found({ around: agency }, limit),
    notUnder: (fund, keyId, limit) => found({ fund, keyId: { $ne: keyId } }, limit),
    countNotUnder: (fund, keyId) => entries.countDocuments({ fund, keyId: { $ne: keyId } }),
    drop: async (personId, fund, madeBy) => {
      const place = { _id: idOf(personId, fund), ...(madeBy === undefined ? {} : { keyId: madeBy }) };
      await entries.deleteOne(place, safely);
    },
  };
};

const mongoMatchBook = (db: Connection): MatchBook => {
  const matches = db.collection<KeptMatch>('match_book');
  const found = async (filter: Parameters<typeof matches.find>[0]): Promise<readonly NotedMatch[]> =>
    (await matches.find(filter).sort({ _id: 1 }).toArray()).map(
      ({ _id, fund, persons, agencies }): NotedMatch => ({ matchId: _id, fund, persons, agencies }),
    );
  return {
    note: async ({ matchId, ...match }, version = 0) => {
      const anew = { $set: match, $setOnInsert: { open: true, version } };
      await upsert(() => matches.updateOne({ _id: matchId }, anew, putting));
      const before = { _id: matchId, version: { $not: { $gte: version } } };
      await matches.updateOne(before, { $set: { open: true, version } }, safely);
    },
    close: async (matchId, version) => {
      const before = { _id: matchId, version: { $not: { $gt: version } } };
      await matches.updateOne(before, { $set: { open: false, version } }, safely);
    },
    // What was noted before there was a mark counts as open until it is looked at.
    openOf: (agency) => found({ agencies: agency, open: { $ne: false } }),
    ofPerson: (personId) => found({ persons: personId }),
    drop: async (matchId) => {
      await matches.deleteOne({ _id: matchId }, safely);
    },
  };
};

const mongoAgencies = (db: Connection): MatchingAgencies => {
  const agencies = db.collection<KeptAgency>('matching_agencies');
  return {
    keep: async (agency, mayMatch) => {
      await upsert(() => agencies.replaceOne({ _id: agency }, { mayMatch }, putting));
    },
    thatMay: async (asked) => {
      const may = await agencies.find({ _id: { $in: [...asked] }, mayMatch: true }).toArray();
      return new Set(may.map(({ _id }) => _id));
    },
  };
};

const mongoRotations = (db: Connection): FundRotations => {
  const rotations = db.collection<KeptRotation>('fund_rotations');
  return {
    begin: async ({ fund, name, generation }) => {
      const _id = `${fund} ${name}`;
      await rotations.insertOne({ _id, generation }, safely).catch(isThere);
      return (await rotations.findOne({ _id }))?.generation ?? generation;
    },
  };
};

/** Of two that begin at once, the unique _id lets one through; what it began with holds for both. */
const isThere = (error: unknown): void => {
  if (!isDuplicate(error)) throw error;
};

export const prepareMatching = async (db: Connection): Promise<void> => {
  await db
    .collection('blind_index')
    .createIndexes([
      { key: { fund: 1, tokens: 1 } },
      { key: { personId: 1 } },
      { key: { around: 1 } },
      { key: { goneAt: 1 }, expireAfterSeconds: 0 },
    ]);
  await db
    .collection('match_book')
    .createIndexes([{ key: { agencies: 1, open: 1 } }, { key: { persons: 1 } }]);
};
