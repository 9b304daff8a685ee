import { linesOf } from '@handoff/messaging/kafka';
import type { ProfileChange } from './compare-profiles.ts';
import { type BrokerAdmin, grantsFor, partnerQuotas, topicPlansOf } from './provision.ts';

type Wanted = Readonly<{ slug: string; way: string; isNew: boolean }>;

/** What applying a manifest would change on the broker. A partner whose access was ended is not given it back by that. */
export const compareBroker = async (
  admin: BrokerAdmin,
  { slug, way, isNew }: Wanted,
): Promise<readonly ProfileChange[]> => [
  ...(isNew ? newTopics(slug) : await changedTopics(admin, slug)),
  ...(way === 'kafka' ? await changedAccess(admin, slug, isNew) : []),
];

const newTopics = (slug: string): readonly ProfileChange[] =>
  topicPlansOf(slug).map(({ topic, configs = {} }) => ({
    place: `kafka.topics.${topic.endsWith('.in') ? 'in' : 'out'}`,
    from: null,
    to: { topic, ...configs },
  }));

const changedTopics = async (admin: BrokerAdmin, slug: string): Promise<readonly ProfileChange[]> =>
  (await admin.configDifferences(topicPlansOf(slug))).map(({ topic, name, from, to }) => ({
    place: `kafka.topics.${topic.endsWith('.in') ? 'in' : 'out'}.${name}`,
    from,
    to,
  }));

const changedAccess = async (
  admin: BrokerAdmin,
  slug: string,
  isNew: boolean,
): Promise<readonly ProfileChange[]> => {
  const { known, grants, quotas } = await admin.accessOf(slug);
  if (!known && !isNew) return [];
  const missing = linesOf(grantsFor(slug)).filter((line) => !grants.includes(line));
  return [
    ...(known ? [] : [{ place: 'kafka.user', from: null, to: `${slug} (SCRAM-SHA-512)` }]),
    ...missing.map((line) => ({ place: 'kafka.rights', from: null, to: line })),
    ...Object.entries(partnerQuotas).flatMap(([name, to]) => {
      const from = (quotas as Readonly<Record<string, number>>)[name] ?? null;
      return from === to ? [] : [{ place: `kafka.quotas.${name}`, from, to }];
    }),
  ];
};
