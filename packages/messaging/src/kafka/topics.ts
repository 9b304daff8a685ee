import { setTimeout as wait } from 'node:timers/promises';
import type { Admin } from 'kafkajs';
import { Fault } from '../fault.ts';
import { brokerCode } from './errors.ts';

export type TopicPlan = Readonly<{
  topic: string;
  partitions: number;
  replication?: number;
  configs?: Readonly<Record<string, string>>;
}>;

/**
 * Partners write to these. The broker recompresses, because kafkajs dies of a codec it doesn't know; the
 * size is capped, because it inflates a thousandfold (up to a limit: kafkajs-bombs.spec.ts); one partition, because a partner's own order counts.
 */
export const partnerTopic = (topic: string, configs: TopicPlan['configs'] = {}): TopicPlan => ({
  topic,
  partitions: 1,
  configs: { 'compression.type': 'gzip', 'max.message.bytes': '262144', ...configs },
});

const differs = ({ topic, partitions }: TopicPlan, actual: number) =>
  new Fault('topic-differs', {
    place: topic,
    reason: `The topic has ${actual} partitions, it must have ${partitions}: keys would change their order.`,
    mend: 'Delete the topic if nothing in it is needed, or point KAFKA_BROKERS at another cluster.',
  });

/** Only ours are asked about: any other may be deleted between the list and the question. */
const existing = async (admin: Admin, plans: readonly TopicPlan[]): Promise<Map<string, number>> => {
  const listed = new Set(await admin.listTopics());
  const topics = plans.map(({ topic }) => topic).filter((topic) => listed.has(topic));
  if (topics.length === 0) return new Map();
  const { topics: found } = await admin.fetchTopicMetadata({ topics });
  return new Map(found.map(({ name, partitions }) => [name, partitions.length]));
};

const creation = ({ topic, partitions, replication, configs = {} }: TopicPlan) => ({
  topic,
  numPartitions: partitions,
  ...(replication !== undefined && { replicationFactor: replication }),
  configEntries: Object.entries(configs).map(([name, value]) => ({ name, value })),
});

const patience = { everyMs: 50, tries: 200 };

/** A broker that has made a topic may not know it yet, and then answers so; kafkajs's own wait gives up on that. */
const known = async (
  admin: Admin,
  plans: readonly TopicPlan[],
  tries = patience.tries,
): Promise<Map<string, number>> => {
  const found = await existing(admin, plans).catch((error: unknown) => {
    if (tries > 0 && brokerCode(error) === 'unknown-topic-or-partition') return new Map<string, number>();
    throw error;
  });
  if (found.size >= plans.length || tries === 0) return found;
  await wait(patience.everyMs);
  return known(admin, plans, tries - 1);
};

/** Creates what is missing and touches nothing that is there. Says what it created. */
export const ensureTopics = async (admin: Admin, plans: readonly TopicPlan[]): Promise<string[]> => {
  const there = new Set(await admin.listTopics());
  const missing = plans.filter(({ topic }) => !there.has(topic));
  if (missing.length > 0) await admin.createTopics({ topics: missing.map(creation), waitForLeaders: false });
  // Asked again afterwards: another process may have made one meanwhile, with other numbers.
  const actual = await known(admin, plans);
  for (const plan of plans) {
    const count = actual.get(plan.topic) ?? 0;
    if (count !== plan.partitions) throw differs(plan, count);
  }
  return missing.map(({ topic }) => topic);
};

/** One by one, because kafkajs asks again after a slow answer and then finds its own work done. */
export const deleteTopics = async (admin: Admin, topics: readonly string[]): Promise<void> => {
  for (const topic of topics) {
    try {
      await admin.deleteTopics({ topics: [topic] });
    } catch (error) {
      if (brokerCode(error) !== 'unknown-topic-or-partition') throw error;
    }
  }
};

/** How many records each topic holds now. */
export const countRecords = async (admin: Admin, topics: readonly string[]): Promise<Map<string, number>> => {
  const counts = await Promise.all(
    topics.map(async (topic) => {
      const offsets = await admin.fetchTopicOffsets(topic);
      return [topic, offsets.reduce((sum, { high, low }) => sum + Number(high) - Number(low), 0)] as const;
    }),
  );
  return new Map(counts);
};
