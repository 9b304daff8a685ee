import type { Delivery } from './delivery.ts';

/** A place in a partition: the offset of the record that comes next. */
export type Place = Readonly<{ topic: string; partition: number; offset: number }>;

/** What a broker still knows, for a service whose own store may have been put back to an older state. */
export interface Recall {
  /** Where each partition ends just now. */
  ends(topics: readonly string[]): Promise<readonly Place[]>;
  groups(): Promise<readonly string[]>;
  /** Up to where each group has committed; nothing of a partition that it never committed in. */
  committed(groupIds: readonly string[]): Promise<ReadonlyMap<string, readonly Place[]>>;
  /** Takes a group back to these places; it must have no member, and this waits until it has none. */
  rewind(groupId: string, to: readonly Place[]): Promise<void>;
  /** Every record up to the ends given, from where `from` names their partitions, else from the first one retained. */
  read(from: readonly Place[], to: readonly Place[]): Promise<readonly Delivery[]>;
}

export const partitionName = ({ topic, partition }: Pick<Place, 'topic' | 'partition'>): string =>
  `${topic}|${partition}`;

/** By partition. */
export const offsetsOf = (places: readonly Place[]): ReadonlyMap<string, number> =>
  new Map(places.map((place) => [partitionName(place), place.offset]));
