import type { Outgoing } from './broker.ts';
import { Fault } from './fault.ts';

/** The one partition of a batch; a batch of several is a mistake of the caller, never sent in part. */
export const onePartition = (
  { topic, partition, messages }: Outgoing,
  partitionOfKey: (key: string) => number,
): number => {
  const places = new Set(
    partition === undefined ? messages.map(({ key }) => partitionOfKey(key)) : [partition],
  );
  const [place] = places;
  if (places.size === 1 && place !== undefined) return place;
  throw new Fault('not-one-partition', {
    place: topic,
    reason: `A send must hold messages of one topic-partition, this one holds ${places.size}.`,
    mend: 'Group the messages by `producer.partitionOf(topic, key)` and send each group by itself.',
  });
};
