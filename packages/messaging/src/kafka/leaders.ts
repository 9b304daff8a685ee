import type { Admin } from 'kafkajs';

/** By partition, the id of the broker that leads it; -1 while nobody does. */
export const leadersOf = async (admin: Admin, topic: string): Promise<ReadonlyMap<number, number>> => {
  const { topics } = await admin.fetchTopicMetadata({ topics: [topic] });
  return new Map(
    topics.flatMap(({ partitions }) => partitions.map((each) => [each.partitionId, each.leader])),
  );
};

/** The partition that took the most records, and who leads it. */
export const busiestPartition = async (
  admin: Admin,
  topic: string,
): Promise<{ partition: number; leader: number }> => {
  const [busiest] = (await admin.fetchTopicOffsets(topic)).toSorted(
    (a, b) => Number(b.high) - Number(a.high),
  );
  const partition = busiest?.partition ?? 0;
  return { partition, leader: (await leadersOf(admin, topic)).get(partition) ?? -1 };
};
