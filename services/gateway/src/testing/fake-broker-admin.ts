import type { InMemoryBroker } from '@handoff/messaging/in-memory';
import { linesOf, type Quotas } from '@handoff/messaging/kafka';
import type { BrokerAdmin } from '../partners/provision.ts';

type Grant = Parameters<BrokerAdmin['grantAcls']>[0][number];
type Plan = Parameters<BrokerAdmin['ensureTopics']>[0][number];

/** The broker's administration: topics really are made in memory, users and grants are written down. */
export const fakeBrokerAdmin = (broker: Pick<InMemoryBroker, 'createTopic'>) => {
  const topics = new Map<string, Plan>();
  const passwords = new Map<string, string>();
  const grants: Grant[] = [];
  const quotas = new Map<string, Quotas>();
  /** What somebody changed by hand. */
  const byHand = new Map<string, Readonly<Record<string, string>>>();
  const differing: BrokerAdmin['configDifferences'] = async (plans) =>
    plans.flatMap(({ topic, configs = {} }) =>
      Object.entries(byHand.get(topic) ?? {}).flatMap(([name, from]) => {
        const to = configs[name];
        return to === undefined || to === from ? [] : [{ topic, name, from, to }];
      }),
    );
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
    grantAcls: async (more) => {
      const held = new Set(linesOf(grants));
      grants.push(...more.filter((grant) => !linesOf([grant]).every((line) => held.has(line))));
    },
    revokeAcls: async (username) => {
      grants.splice(0, grants.length, ...grants.filter(({ user }) => user !== username));
    },
    accessOf: async (username) => ({
      known: passwords.has(username),
      grants: linesOf(grants.filter(({ user }) => user === username)),
      quotas: quotas.get(username) ?? {},
    }),
    setQuotas: async (username, more) => void quotas.set(username, more),
    removeQuotas: async (username) => void quotas.delete(username),
    configDifferences: differing,
    alignConfigs: async (plans) => {
      const found = await differing(plans);
      for (const { topic } of found) byHand.delete(topic);
      return found;
    },
  };
  return { admin, topics, passwords, grants, quotas, byHand };
};
