import type { Admin } from 'kafkajs';
import { alignAcls, type Grant, grantAcls, grantsOf, revokeAcls } from './acls.ts';
import { createClient, withAdmin } from './client.ts';
import type { Group, Lag } from '../lag.ts';
import { lagOf, listGroups } from './lag.ts';
import { busiestPartition, leadersOf } from './leaders.ts';
import { membersOf } from './members.ts';
import type { KafkaOptions } from './options.ts';
import { type Quotas, quotasOf, removeQuotas, setQuotas } from './quotas.ts';
import { ensureScramUser, hasScramUser, removeScramUser } from './scram.ts';
import { alignConfigs, type ConfigDifference, configDifferences } from './topic-configs.ts';
import { countRecords, deleteTopics, ensureTopics, type TopicPlan } from './topics.ts';

export type KafkaAdmin = Readonly<{
  /** Says which it had to create. */
  ensureTopics: (plans: readonly TopicPlan[]) => Promise<string[]>;
  ensureScramUser: (user: { username: string; password: string }) => Promise<void>;
  removeScramUser: (username: string) => Promise<void>;
  grantAcls: (grants: readonly Grant[]) => Promise<void>;
  revokeAcls: (username: string) => Promise<void>;
  /** Exactly these rights, and no other any more. */
  alignAcls: (username: string, grants: readonly Omit<Grant, 'user'>[]) => Promise<void>;
  /** What is on the broker for a user: credentials, rights (a line each) and quotas. */
  accessOf: (
    username: string,
  ) => Promise<Readonly<{ known: boolean; grants: readonly string[]; quotas: Partial<Quotas> }>>;
  setQuotas: (username: string, quotas: Quotas) => Promise<void>;
  removeQuotas: (username: string) => Promise<void>;
  /** What of the plans the broker has otherwise. */
  configDifferences: (plans: readonly TopicPlan[]) => Promise<ConfigDifference[]>;
  /** Sets that back; says what differed. */
  alignConfigs: (plans: readonly TopicPlan[]) => Promise<ConfigDifference[]>;
  /** Records by topic. */
  offsets: (topics: readonly string[]) => Promise<Map<string, number>>;
  deleteTopics: (topics: readonly string[]) => Promise<void>;
  /** By partition, the broker that leads it. */
  leaders: (topic: string) => Promise<ReadonlyMap<number, number>>;
  busiestPartition: (topic: string) => Promise<{ partition: number; leader: number }>;
  topics: () => Promise<string[]>;
  groups: () => Promise<string[]>;
  /** Who is in each group now. */
  members: (groupIds: readonly string[]) => Promise<ReadonlyMap<string, readonly string[]>>;
  /** Where these groups are behind. */
  lag: (groups: readonly (string | Group)[]) => Promise<Lag[]>;
  deleteGroups: (groupIds: readonly string[]) => Promise<void>;
}>;

export const createAdmin = (options: KafkaOptions): KafkaAdmin => {
  const use =
    <Args extends unknown[], Result>(work: (admin: Admin, ...args: Args) => Promise<Result>) =>
    (...args: Args): Promise<Result> =>
      withAdmin(createClient(options), (admin) => work(admin, ...args));

  return {
    ensureTopics: use(ensureTopics),
    grantAcls: use(grantAcls),
    revokeAcls: use(revokeAcls),
    alignAcls: use(alignAcls),
    accessOf: async (username) => {
      const [known, grants, quotas] = await Promise.all([
        hasScramUser(options, username),
        use(grantsOf)(username),
        quotasOf(options, username),
      ]);
      return { known, grants, quotas };
    },
    setQuotas: (username, quotas) => setQuotas(options, username, quotas),
    removeQuotas: (username) => removeQuotas(options, username),
    configDifferences: use(configDifferences),
    alignConfigs: use(alignConfigs),
    offsets: use(countRecords),
    deleteTopics: use(deleteTopics),
    leaders: use(leadersOf),
    busiestPartition: use(busiestPartition),
    topics: use((admin) => admin.listTopics()),
    groups: use(listGroups),
    members: use(membersOf),
    lag: use(lagOf),
    deleteGroups: use(async (admin, groupIds: readonly string[]) => {
      await admin.deleteGroups([...groupIds]);
    }),
    ensureScramUser: (user) => ensureScramUser(options, user),
    removeScramUser: (username) => removeScramUser(options, username),
  };
};
