import type { Cursors } from './cursors.ts';
import { partitionName, type Place } from './recall.ts';

/** Told before a group commits: all of the partition below this offset is handled. */
export type NotePlace = (place: Place) => Promise<void>;

/**
 * How far a reader of partitions came, kept beside the effects of its reading: in the same database, as cursors. The
 * broker keeps the same, but the broker is not put back when a database is. A mark behind it is what tells.
 */
export const placeMarks = (cursors: Pick<Cursors, 'readMany' | 'advanceMany'>, reader: string) => {
  const name = `places of ${reader}`;
  return {
    note: async (...places: readonly Place[]): Promise<void> => {
      const moved = places.map(
        (place) => [partitionName(place), { sequence: place.offset, eventId: '' }] as const,
      );
      await cursors.advanceMany(name, new Map(moved));
    },

    /** What is marked for these partitions; offset 0 where nothing is. */
    of: async (partitions: readonly Place[]): Promise<readonly Place[]> => {
      const known = await cursors.readMany(name, partitions.map(partitionName));
      return partitions.map((place) => ({
        ...place,
        offset: known.get(partitionName(place))?.sequence ?? 0,
      }));
    },
  };
};

export type PlaceMarks = ReturnType<typeof placeMarks>;
