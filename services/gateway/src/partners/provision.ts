import { randomBytes } from 'node:crypto';
import { Refusal } from '@handoff/decider';
import { hashToken } from '@handoff/http';
import {
  type Grant,
  type KafkaAdmin,
  partnerTopic,
  type Quotas,
  type TopicPlan,
} from '@handoff/messaging/kafka';
import { partnerTopics, partnerTopicSettings } from '@handoff/schemas';
import type { Register } from '../register/register.ts';

/** What is asked of the broker's administration. */
export type BrokerAdmin = Pick<
  KafkaAdmin,
  | 'ensureTopics'
  | 'ensureScramUser'
  | 'removeScramUser'
  | 'grantAcls'
  | 'revokeAcls'
  | 'accessOf'
  | 'setQuotas'
  | 'removeQuotas'
  | 'configDifferences'
  | 'alignConfigs'
>;

export type Credentials = Readonly<{
  token: string;
  kafka?: Readonly<{ username: string; password: string; in: string; out: string; groupPrefix: string }>;
}>;

const day = 86_400_000;
const secret = (): string => randomBytes(32).toString('base64url');

/** A partner that floods, by a mistake of its own, is slowed down by the broker; the others notice nothing. */
export const partnerQuotas: Quotas = {
  producer_byte_rate: 1_048_576,
  consumer_byte_rate: 4_194_304,
  request_percentage: 25,
  controller_mutation_rate: 1,
};

/** The two topics as they are to stand on the broker. */
export const topicPlansOf = (slug: string): readonly TopicPlan[] => {
  const names = partnerTopics(slug);
  const { maxMessageBytes, compressionType, retentionDays } = partnerTopicSettings;
  const configs = (days: number) => ({
    'max.message.bytes': String(maxMessageBytes),
    'compression.type': compressionType,
    // A time set by the sender could defeat retention.
    'message.timestamp.type': 'LogAppendTime',
    'retention.ms': String(days * day),
  });
  return [
    partnerTopic(names.in, configs(retentionDays.in)),
    partnerTopic(names.out, configs(retentionDays.out)),
  ];
};

/** The partner's two topics. Making them again changes nothing but what somebody changed by hand. */
export const makeTopics = async (admin: BrokerAdmin, slug: string): Promise<void> => {
  const plans = topicPlansOf(slug);
  await admin.ensureTopics(plans);
  await admin.alignConfigs(plans);
};

/** Its own topics and nothing else: what it may write it may not read, and the other way round. */
export const grantsFor = (slug: string): readonly Grant[] => {
  const { in: writes, out: reads } = partnerTopics(slug);
  return [
    { user: slug, kind: 'topic', name: writes, match: 'exact', may: ['write', 'describe'] },
    { user: slug, kind: 'topic', name: reads, match: 'exact', may: ['read', 'describe'] },
    { user: slug, kind: 'group', name: groupPrefixOf(slug), match: 'prefix', may: ['read', 'describe'] },
  ];
};

const groupPrefixOf = (slug: string): string => `${slug}.`;

/** Rights and quotas of a user that is there, as they are to be: what was taken away by hand comes back. */
export const alignAccess = async (admin: BrokerAdmin, slug: string): Promise<void> => {
  if (!(await admin.accessOf(slug)).known) return;
  await admin.grantAcls(grantsFor(slug));
  await admin.setQuotas(slug, partnerQuotas);
};

/** New credentials; the former ones end with it. Secrets are shown once: what is kept can't be turned back into them. */
export const issueCredentials = async (
  { partners, credentials }: Register,
  admin: BrokerAdmin,
  slug: string,
): Promise<Credentials> => {
  const partner = await mustBeRegistered({ partners }, slug);
  const kafka = partner.way === 'kafka' ? { kafka: await kafkaAccess(admin, slug) } : {};
  const token = secret();
  await credentials.replace(slug, hashToken(token));
  return { token, ...kafka };
};

const kafkaAccess = async (admin: BrokerAdmin, slug: string): Promise<Required<Credentials>['kafka']> => {
  const password = secret();
  await admin.ensureScramUser({ username: slug, password });
  await admin.grantAcls(grantsFor(slug));
  await admin.setQuotas(slug, partnerQuotas);
  return { username: slug, password, ...partnerTopics(slug), groupPrefix: groupPrefixOf(slug) };
};

/** Nothing opens any more, over no way. */
export const endCredentials = async (register: Register, admin: BrokerAdmin, slug: string): Promise<void> => {
  await endAtDoors(register, slug);
  await endAtBroker(register, admin, slug);
};

/** Tokens, sessions and webhooks, with the next request each. */
export const endAtDoors = async ({ partners, credentials }: Register, slug: string): Promise<void> => {
  await mustBeRegistered({ partners }, slug);
  await credentials.end(slug);
};

/** The rights go first: a connection that is open lives by them. */
export const endAtBroker = async (
  { partners }: Pick<Register, 'partners'>,
  admin: BrokerAdmin,
  slug: string,
): Promise<void> => {
  const partner = await partners.find(slug);
  if (partner?.way !== 'kafka') return;
  await admin.revokeAcls(slug);
  await admin.removeScramUser(slug);
  await admin.removeQuotas(slug);
};

export const mustBeRegistered = async ({ partners }: Pick<Register, 'partners'>, slug: string) => {
  const partner = await partners.find(slug);
  if (!partner) throw notRegistered();
  return partner;
};

const notRegistered = (): Refusal =>
  new Refusal('unknown-partner', {
    place: 'path.slug',
    reason: 'no partner of this name is registered (yet)',
    mend: 'Register its manifest first; a registration takes a moment to be read back.',
  });
