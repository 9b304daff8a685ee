import type { Admin } from 'kafkajs';

/** How many records of a partition a consumer group has not committed. */
export type Lag = Readonly<{ groupId: string; topic: string; partition: number; behind: number }>;

/** Where each of the groups is behind; nothing of those that have handled everything. */
export const lagOf = async (admin: Admin, groupIds: readonly string[]): Promise<Lag[]> => {
  const ends = new Map<string, Promise<ReadonlyMap<number, number>>>();
  const endsOf = (topic: string) => {
    const asked = ends.get(topic) ?? highsOf(admin, topic);
    ends.set(topic, asked);
    return asked;
  };
  const lags = groupIds.map(async (groupId) => {
    const committed = await admin.fetchOffsets({ groupId });
    const topics = committed.map(async ({ topic, partitions }) => {
      const highs = await endsOf(topic);
      return partitions.map(({ partition, offset }) => ({
        groupId,
        topic,
        partition,
        behind: (highs.get(partition) ?? 0) - Math.max(0, Number(offset)),
      }));
    });
    return (await Promise.all(topics)).flat();
  });
  return (await Promise.all(lags)).flat().filter(({ behind }) => behind > 0);
};

const highsOf = async (admin: Admin, topic: string): Promise<ReadonlyMap<number, number>> =>
  new Map((await admin.fetchTopicOffsets(topic)).map(({ partition, high }) => [partition, Number(high)]));

export const listGroups = async (admin: Admin): Promise<string[]> =>
  (await admin.listGroups()).groups.map(({ groupId }) => groupId);
