import { isDuplicate } from '@handoff/host';
import type { KeyStore, WrappedKey } from '@handoff/sealing';
import type { Connection } from 'mongoose';

type Person = {
  _id: string;
  destroyed?: boolean;
  /** Of a purpose the one that seals stands first. */
  keys?: WrappedKey[];
  destroyedIds?: string[];
  /** Every rotation that this person has been through; one alone, where only the last was kept. */
  rotated?: string | readonly string[];
};

const safely = { writeConcern: { w: 'majority' as const, journal: true } };

/** One document a person: keeping a key and destroying all of them are one compare-and-set each. */
export const mongoKeyStore = (connection: Connection): KeyStore => {
  const people = connection.collection<Person>('keys');

  const current: KeyStore['current'] = async (personId, purpose) => {
    const person = await people.findOne({ _id: personId });
    return person?.destroyed ? 'destroyed' : person?.keys?.find((key) => key.purpose === purpose);
  };

  const push = async (candidate: WrappedKey): Promise<void> => {
    const free = {
      _id: candidate.personId,
      destroyed: { $ne: true },
      'keys.purpose': { $ne: candidate.purpose },
    };
    try {
      await people.updateOne(free, { $push: { keys: candidate } }, { upsert: true, ...safely });
    } catch (error) {
      // The person's document is there and not free, or another writer has just made it.
      if (!isDuplicate(error)) throw error;
    }
  };

  const waiting = (rotation: string) => ({
    _id: /^person-/,
    destroyed: { $ne: true },
    'keys.0': { $exists: true },
    rotated: { $ne: rotation },
  });

  return {
    current,
    keep: async (candidate) => {
      for (;;) {
        await push(candidate);
        const standing = await current(candidate.personId, candidate.purpose);
        if (standing !== undefined) return standing;
      }
    },
    find: async (keyId) => {
      const person = await people.findOne({ $or: [{ 'keys.keyId': keyId }, { destroyedIds: keyId }] });
      if (person === null) return undefined;
      return person.destroyed ? 'destroyed' : person.keys?.find((key) => key.keyId === keyId);
    },
    wrappedBy: async (masterKeyId, limit) => {
      const found = await people.find({ 'keys.masterKeyId': masterKeyId }).limit(limit).toArray();
      return found
        .flatMap(({ keys = [] }) => keys)
        .filter((key) => key.masterKeyId === masterKeyId)
        .slice(0, limit);
    },
    masters: async () => {
      const each = [{ $unwind: '$keys' }, { $group: { _id: '$keys.masterKeyId' } }];
      return (await people.aggregate<{ _id: string }>(each).toArray()).map(({ _id }) => _id);
    },
    rewrap: async (before, anew) => {
      const { keyId, masterKeyId } = before;
      const place = { _id: before.personId, keys: { $elemMatch: { keyId, masterKeyId } } };
      const { modifiedCount } = await people.updateOne(place, { $set: { 'keys.$': anew } }, safely);
      return modifiedCount === 1;
    },
    supersede: async (candidate) => {
      const { personId, purpose, rotation } = candidate;
      const place = {
        _id: personId,
        'keys.purpose': purpose,
        keys: { $not: { $elemMatch: { purpose, rotation } } },
      };
      const first = { $push: { keys: { $each: [candidate], $position: 0 } } };
      return (await people.updateOne(place, first, safely)).modifiedCount === 1;
    },
    toRotate: async (rotation, limit) => {
      const found = await people
        .find(waiting(rotation), { projection: { _id: 1 } })
        .limit(limit)
        .toArray();
      return found.map(({ _id }) => _id);
    },
    rotated: async (personId, rotation) => {
      await people.updateOne({ _id: personId }, through(rotation), safely);
    },
    leftToRotate: (rotation) => people.countDocuments(waiting(rotation)),
    destroy: async (personId) => {
      const before = await people.findOneAndUpdate({ _id: personId }, shred, {
        upsert: true,
        returnDocument: 'before',
        ...safely,
      });
      return before?.keys?.length ?? 0;
    },
  };
};

export const prepareKeyStore = async (connection: Connection): Promise<void> => {
  await connection
    .collection('keys')
    .createIndexes([
      { key: { 'keys.keyId': 1 } },
      { key: { 'keys.masterKeyId': 1 } },
      { key: { destroyedIds: 1 } },
    ]);
};

const idsOfKeys = { $map: { input: { $ifNull: ['$keys', []] }, as: 'key', in: '$$key.keyId' } };

const through = (rotation: string) => {
  const [isList, isOne] = [{ $isArray: '$rotated' }, { $eq: [{ $type: '$rotated' }, 'string'] }];
  const before = { $cond: [isList, '$rotated', { $cond: [isOne, ['$rotated'], []] }] };
  return [{ $set: { rotated: { $setUnion: [before, [{ $literal: rotation }]] } } }];
};

// In one step: the wrapped keys go, their ids are remembered, and no new key may come.
const shred = [
  {
    $set: {
      destroyed: true,
      destroyedIds: { $concatArrays: [{ $ifNull: ['$destroyedIds', []] }, idsOfKeys] },
      keys: [],
    },
  },
];
