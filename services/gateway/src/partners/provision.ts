import { randomBytes } from 'node:crypto';
import { Refusal } from '@handoff/decider';
import type { Context } from '@handoff/host';
import { type KafkaAdmin, partnerTopic } from '@handoff/messaging/kafka';
import { partnerTopics, partnerTopicSettings } from '@handoff/schemas';
import { keepToken } from '../mongo/credentials.ts';
import { partnersOf } from '../mongo/partners.ts';

/** What is asked of the broker's administration. */
export type BrokerAdmin = Pick<KafkaAdmin, 'ensureTopics' | 'ensureScramUser' | 'grantAcls'>;

export type Credentials = Readonly<{
  token: string;
  kafka?: Readonly<{ username: string; password: string; in: string; out: string; groupPrefix: string }>;
}>;

export type Provision = Readonly<{
  topics: (slug: string) => Promise<void>;
  credentials: (slug: string) => Promise<Credentials>;
}>;

const day = 86_400_000;
const secret = (): string => randomBytes(32).toString('base64url');

/** Makes what a partner needs on the broker. Everything is idempotent; secrets are shown once and kept hashed. */
export const provision = (context: Context, admin: BrokerAdmin): Provision => ({
  topics: async (slug) => {
    const names = partnerTopics(slug);
    const { maxMessageBytes, compressionType, retentionDays } = partnerTopicSettings;
    const configs = (days: number) => ({
      'max.message.bytes': String(maxMessageBytes),
      'compression.type': compressionType,
      // A time set by the sender could defeat retention.
      'message.timestamp.type': 'LogAppendTime',
      'retention.ms': String(days * day),
    });
    await admin.ensureTopics([
      partnerTopic(names.in, configs(retentionDays.in)),
      partnerTopic(names.out, configs(retentionDays.out)),
    ]);
  },

  credentials: async (slug) => {
    const found = (await partnersOf(context)).find((partner) => partner.slug === slug);
    if (!found) throw notRegistered();
    const token = secret();
    await keepToken(context, slug, token);
    if (found.way !== 'kafka') return { token };
    const password = secret();
    const { in: writes, out: reads } = partnerTopics(slug);
    const groupPrefix = `${slug}.`;
    await admin.ensureScramUser({ username: slug, password });
    await admin.grantAcls([
      { user: slug, kind: 'topic', name: writes, match: 'exact', may: ['write', 'describe'] },
      { user: slug, kind: 'topic', name: reads, match: 'exact', may: ['read', 'describe'] },
      { user: slug, kind: 'group', name: groupPrefix, match: 'prefix', may: ['read', 'describe'] },
    ]);
    return { token, kafka: { username: slug, password, in: writes, out: reads, groupPrefix } };
  },
});

const notRegistered = (): Refusal =>
  new Refusal('unknown-partner', {
    place: 'path.slug',
    reason: 'no partner of this name is registered (yet)',
    mend: 'Register its manifest first; a registration takes a moment to be read back.',
  });
