import type { Admin } from 'kafkajs';
import { type Grant, grantAcls, revokeAcls } from './acls.ts';
import { createClient, withAdmin } from './client.ts';
import type { Group, Lag } from '../lag.ts';
import { lagOf, listGroups } from './lag.ts';
import { busiestPartition, leadersOf } from './leaders.ts';
import type { KafkaOptions } from './options.ts';
import { ensureScramUser, removeScramUser } from './scram.ts';
import { countRecords, deleteTopics, ensureTopics, type TopicPlan } from './topics.ts';

export type KafkaAdmin = Readonly<{
  /** Says which it had to create. */
  ensureTopics: (plans: readonly TopicPlan[]) => Promise<string[]>;
  ensureScramUser: (user: { username: string; password: string }) => Promise<void>;
  removeScramUser: (username: string) => Promise<void>;
  grantAcls: (grants: readonly Grant[]) => Promise<void>;
  revokeAcls: (username: string) => Promise<void>;
  /** Records by topic. */
  offsets: (topics: readonly string[]) => Promise<Map<string, number>>;
  deleteTopics: (topics: readonly string[]) => Promise<void>;
  /** By partition, the broker that leads it. */
  leaders: (topic: string) => Promise<ReadonlyMap<number, number>>;
  busiestPartition: (topic: string) => Promise<{ partition: number; leader: number }>;
  groups: () => Promise<string[]>;
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
    offsets: use(countRecords),
    deleteTopics: use(deleteTopics),
    leaders: use(leadersOf),
    busiestPartition: use(busiestPartition),
    groups: use(listGroups),
    lag: use(lagOf),
    deleteGroups: use(async (admin, groupIds: readonly string[]) => {
      await admin.deleteGroups([...groupIds]);
    }),
    ensureScramUser: (user) => ensureScramUser(options, user),
    removeScramUser: (username) => removeScramUser(options, username),
  };
};
