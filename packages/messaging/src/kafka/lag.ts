import type { Admin } from 'kafkajs';
import type { Group, Lag } from '../lag.ts';

type Span = Readonly<{ low: number; high: number }>;

/** Where each of the groups is behind; nothing of those that have handled everything. */
export const lagOf = async (admin: Admin, groups: readonly (string | Group)[]): Promise<Lag[]> => {
  const spans = new Map<string, Promise<ReadonlyMap<number, Span>>>();
  const spansOf = (topic: string) => {
    const asked = spans.get(topic) ?? spansIn(admin, topic);
    spans.set(topic, asked);
    return asked;
  };
  const lags = groups.map(async (group) => {
    const { groupId, topics } = typeof group === 'string' ? { groupId: group } : group;
    // Asked for its topics, a group also names partitions it never committed in: offset -1.
    const committed = await admin.fetchOffsets(topics ? { groupId, topics: [...topics] } : { groupId });
    const byTopic = committed.map(async ({ topic, partitions }) => {
      const known = await spansOf(topic);
      return partitions.map(({ partition, offset }) => ({
        groupId,
        topic,
        partition,
        behind: behindIn(known.get(partition), Number(offset)),
      }));
    });
    return (await Promise.all(byTopic)).flat();
  });
  return (await Promise.all(lags)).flat().filter(({ behind }) => behind > 0);
};

const behindIn = ({ low, high }: Span = { low: 0, high: 0 }, offset: number): number =>
  high - Math.max(low, offset);

const spansIn = async (admin: Admin, topic: string): Promise<ReadonlyMap<number, Span>> =>
  new Map(
    (await admin.fetchTopicOffsets(topic)).map(({ partition, low, high }) => [
      partition,
      { low: Number(low), high: Number(high) },
    ]),
  );

export const listGroups = async (admin: Admin): Promise<string[]> =>
  (await admin.listGroups()).groups.map(({ groupId }) => groupId);
