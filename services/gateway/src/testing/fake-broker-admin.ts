import type { InMemoryBroker } from '@handoff/messaging/in-memory';
import type { BrokerAdmin } from '../partners/provision.ts';

type Grant = Parameters<BrokerAdmin['grantAcls']>[0][number];
type Plan = Parameters<BrokerAdmin['ensureTopics']>[0][number];

/** The broker's administration: topics really are made in memory, users and grants are written down. */
export const fakeBrokerAdmin = (broker: Pick<InMemoryBroker, 'createTopic'>) => {
  const topics = new Map<string, Plan>();
  const passwords = new Map<string, string>();
  const grants: Grant[] = [];
  const admin: BrokerAdmin = {
    ensureTopics: async (plans) => {
      const missing = plans.filter(({ topic }) => !topics.has(topic));
      for (const plan of missing) {
        topics.set(plan.topic, plan);
        broker.createTopic(plan.topic, plan.partitions);
      }
      return missing.map(({ topic }) => topic);
    },
    ensureScramUser: async ({ username, password }) => void passwords.set(username, password),
    removeScramUser: async (username) => void passwords.delete(username),
    grantAcls: async (more) => void grants.push(...more),
    revokeAcls: async (username) => {
      grants.splice(0, grants.length, ...grants.filter(({ user }) => user !== username));
    },
  };
  return { admin, topics, passwords, grants };
};
