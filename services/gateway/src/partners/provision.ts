import { randomBytes } from 'node:crypto';
import { Refusal } from '@handoff/decider';
import { hashToken } from '@handoff/http';
import { type KafkaAdmin, partnerTopic } from '@handoff/messaging/kafka';
import { partnerTopics, partnerTopicSettings } from '@handoff/schemas';
import type { Register } from '../register/register.ts';

/** What is asked of the broker's administration. */
export type BrokerAdmin = Pick<
  KafkaAdmin,
  'ensureTopics' | 'ensureScramUser' | 'removeScramUser' | 'grantAcls' | 'revokeAcls'
>;

export type Credentials = Readonly<{
  token: string;
  kafka?: Readonly<{ username: string; password: string; in: string; out: string; groupPrefix: string }>;
}>;

const day = 86_400_000;
const secret = (): string => randomBytes(32).toString('base64url');

/** The partner's two topics. Making them again changes nothing. */
export const makeTopics = async (admin: BrokerAdmin, slug: string): Promise<void> => {
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
};

/** New credentials; the former ones end with it. Secrets are shown once: what is kept can't be turned back into them. */
export const issueCredentials = async (
  { partners, credentials }: Register,
  admin: BrokerAdmin,
  slug: string,
): Promise<Credentials> => {
  const partner = await partners.find(slug);
  if (!partner) throw notRegistered();
  const kafka = partner.way === 'kafka' ? { kafka: await kafkaAccess(admin, slug) } : {};
  const token = secret();
  await credentials.replace(slug, hashToken(token));
  return { token, ...kafka };
};

/** Its own topics and nothing else: what it may write it may not read, and the other way round. */
const kafkaAccess = async (admin: BrokerAdmin, slug: string): Promise<Required<Credentials>['kafka']> => {
  const { in: writes, out: reads } = partnerTopics(slug);
  const groupPrefix = `${slug}.`;
  const password = secret();
  await admin.ensureScramUser({ username: slug, password });
  await admin.grantAcls([
    { user: slug, kind: 'topic', name: writes, match: 'exact', may: ['write', 'describe'] },
    { user: slug, kind: 'topic', name: reads, match: 'exact', may: ['read', 'describe'] },
    { user: slug, kind: 'group', name: groupPrefix, match: 'prefix', may: ['read', 'describe'] },
  ]);
  return { username: slug, password, in: writes, out: reads, groupPrefix };
};

/** Nothing opens any more, over no way. The rights at the broker go first: a connection that is open lives by them. */
export const endCredentials = async (
  { partners, credentials }: Register,
  admin: BrokerAdmin,
  slug: string,
): Promise<void> => {
  const partner = await partners.find(slug);
  if (!partner) throw notRegistered();
  await credentials.end(slug);
  if (partner.way !== 'kafka') return;
  await admin.revokeAcls(slug);
  await admin.removeScramUser(slug);
};

const notRegistered = (): Refusal =>
  new Refusal('unknown-partner', {
    place: 'path.slug',
    reason: 'no partner of this name is registered (yet)',
    mend: 'Register its manifest first; a registration takes a moment to be read back.',
  });
