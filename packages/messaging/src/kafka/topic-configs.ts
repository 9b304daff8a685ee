import kafkajs, { type Admin } from 'kafkajs';
import type { TopicPlan } from './topics.ts';

export type ConfigDifference = Readonly<{ topic: string; name: string; from: string | null; to: string }>;

const { ConfigResourceTypes } = kafkajs;

/** What of the plans the broker has otherwise; a topic that is not there yet differs in nothing. */
export const configDifferences = async (
  admin: Admin,
  plans: readonly TopicPlan[],
): Promise<ConfigDifference[]> => {
  const listed = new Set(await admin.listTopics());
  const there = plans.filter(({ topic }) => listed.has(topic));
  if (there.length === 0) return [];
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: there.map(({ topic, configs = {} }) => ({
      type: ConfigResourceTypes.TOPIC,
      name: topic,
      configNames: Object.keys(configs),
    })),
  });
  const held = new Map(
    resources.map(({ resourceName, configEntries }) => [
      resourceName,
      new Map(configEntries.map(({ configName, configValue }) => [configName, configValue])),
    ]),
  );
  return there.flatMap(({ topic, configs = {} }) =>
    Object.entries(configs).flatMap(([name, to]) => {
      const from = held.get(topic)?.get(name) ?? null;
      return from === to ? [] : [{ topic, name, from, to }];
    }),
  );
};

/** Sets what somebody changed by hand back to the plan; says what differed. */
export const alignConfigs = async (
  admin: Admin,
  plans: readonly TopicPlan[],
): Promise<ConfigDifference[]> => {
  const differing = await configDifferences(admin, plans);
  const topics = new Set(differing.map(({ topic }) => topic));
  const resources = plans
    .filter(({ topic }) => topics.has(topic))
    .map(({ topic, configs = {} }) => ({
      type: ConfigResourceTypes.TOPIC,
      name: topic,
      configEntries: Object.entries(configs).map(([name, value]) => ({ name, value })),
    }));
  if (resources.length > 0) await admin.alterConfigs({ validateOnly: false, resources });
  return differing;
};
