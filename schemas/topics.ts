import type { Kind } from './read-schemas.ts';
import { recordNamed, records } from './records.ts';

export const serviceNames = ['intake', 'eligibility', 'routing', 'outcomes', 'gateway'] as const;
export type ServiceName = (typeof serviceNames)[number];

export type Topic = Readonly<{
  /** The service whose streams it carries; `every` where each service writes its own. */
  owner: ServiceName | 'every';
  /** The services that consume it beside its owner, who reads its own back. Nobody else is let in (broker-rights.ts). */
  readBy: readonly ServiceName[];
  /** Fixed for good: another number would send the messages of a stream to another partition. */
  partitions: 24;
  compacted: boolean;
  retentionDays: number;
  /** Full names of the records on it. */
  carries: readonly string[];
}>;

const carrying = (kind: Kind, context: string, except: readonly string[] = []): string[] =>
  [...records.values()]
    .filter((record) => record.kind === kind && record.context === context && !except.includes(record.short))
    .map(({ name }) => name);

// The record of truth is the owners' stream documents, not Kafka: 28 days are for consumers that were away.
const topic = (
  owner: Topic['owner'],
  readBy: Topic['readBy'],
  carries: readonly string[],
  compacted = false,
): Topic => ({
  owner,
  readBy,
  partitions: 24,
  compacted,
  retentionDays: 28,
  carries,
});

const allCommands = [...records.values()].filter(({ kind }) => kind === 'command').map(({ name }) => name);

/** The one place that names topics and says who owns which. Keys are stream ids, always. */
export const topics = {
  'handoff.intake': topic(
    'intake',
    ['eligibility', 'routing', 'outcomes', 'gateway'],
    carrying('event', 'intake'),
  ),
  'handoff.eligibility': topic('eligibility', ['routing', 'gateway'], carrying('event', 'eligibility')),
  'handoff.referrals': topic(
    'routing',
    ['eligibility', 'outcomes', 'gateway'],
    carrying('event', 'referrals'),
  ),
  'handoff.outcomes': topic('outcomes', ['routing', 'gateway'], carrying('event', 'outcomes')),
  'handoff.gateway': topic(
    'gateway',
    ['routing'],
    carrying('event', 'gateway', ['PartnerRegistered', 'CommandAnswered']),
  ),
  'handoff.directory': topic('routing', [], carrying('event', 'directory'), true),
  'handoff.partners': topic(
    'gateway',
    ['intake', 'routing', 'outcomes'],
    ['handoff.gateway.PartnerRegistered'],
    true,
  ),
  'handoff.commands': topic('gateway', ['intake', 'routing', 'outcomes'], allCommands),
  'handoff.answers': topic('every', [], ['handoff.gateway.CommandAnswered']),
} as const satisfies Record<string, Topic>;

export type TopicName = keyof typeof topics;

const topicByRecord: ReadonlyMap<string, TopicName> = new Map(
  Object.entries(topics).flatMap(([name, { carries }]) =>
    carries.map((record) => [record, name as TopicName]),
  ),
);

/** The topic of an event or command, by full or short name. Partner messages travel on topics of each partner. */
export const topicOf = (record: string): TopicName => {
  const { name } = recordNamed(record);
  const found = topicByRecord.get(name);
  if (!found)
    throw new Error(`${name} travels on no internal topic: partner messages use partnerTopics(slug)`);
  return found;
};

/** The service that publishes an event or takes a command. */
export const ownerOf = (record: string): Topic['owner'] => {
  const { name } = recordNamed(record);
  return commands[name]?.service ?? topics[topicOf(name)].owner;
};

export type StreamTypeName =
  | 'intake'
  | 'consent'
  | 'match'
  | 'glass'
  | 'screening'
  | 'rules'
  | 'journey'
  | 'referral'
  | 'seats'
  | 'listing'
  | 'participation'
  | 'news'
  | 'partner'
  | 'view';

export type CommandInfo = Readonly<{
  service: ServiceName;
  stream: StreamTypeName;
  /** Field that holds the stream id; a partner's stream id is `partner-<slug>`. */
  key: string;
}>;

const command = (service: ServiceName, stream: StreamTypeName, key = `${stream}Id`): CommandInfo => ({
  service,
  stream,
  key,
});

/** Who takes a command, and for which stream. By full name. */
export const commands: Readonly<Record<string, CommandInfo>> = {
  'handoff.intake.SubmitIntake': command('intake', 'intake'),
  'handoff.intake.AmendIntake': command('intake', 'intake'),
  'handoff.intake.WithdrawConsent': command('intake', 'consent'),
  'handoff.intake.ErasePerson': command('intake', 'intake'),
  'handoff.intake.RevokeGuardian': command('intake', 'consent'),
  'handoff.intake.AnswerMatch': command('intake', 'match'),
  'handoff.referrals.RespondToReferral': command('routing', 'referral'),
  'handoff.referrals.SetCapacity': command('routing', 'seats'),
  'handoff.referrals.ChooseOptions': command('routing', 'journey'),
  'handoff.referrals.AcceptAtDesk': command('routing', 'referral'),
  'handoff.referrals.ReferSelf': command('routing', 'referral'),
  'handoff.referrals.ChangeCourse': command('routing', 'journey'),
  'handoff.referrals.EndJourney': command('routing', 'journey'),
  'handoff.referrals.RestartJourney': command('routing', 'journey'),
  'handoff.referrals.AssignNavigators': command('routing', 'journey'),
  'handoff.referrals.GiveInformation': command('routing', 'journey'),
  'handoff.referrals.IntroducePerson': command('routing', 'referral'),
  'handoff.outcomes.RecordEnrollment': command('outcomes', 'participation'),
  'handoff.outcomes.RecordService': command('outcomes', 'participation'),
  'handoff.outcomes.RecordMilestone': command('outcomes', 'participation'),
  'handoff.outcomes.RecordEmployment': command('outcomes', 'participation'),
  'handoff.outcomes.RecordExit': command('outcomes', 'participation'),
  'handoff.outcomes.RecordQuarter': command('outcomes', 'participation'),
  'handoff.outcomes.CorrectFact': command('outcomes', 'participation'),
  'handoff.outcomes.WithdrawFact': command('outcomes', 'participation'),
  'handoff.gateway.RegisterPartner': command('gateway', 'partner', 'slug'),
};

/** The partner contract: what partners send, and what they hear. Full names. */
export const partnerMessages = {
  in: [
    'handoff.partners.IntakeSubmission',
    'handoff.partners.ReferralResponse',
    'handoff.partners.FactReport',
    'handoff.partners.ChoiceMade',
    'handoff.partners.DeskAcceptance',
    'handoff.partners.SelfReferral',
    'handoff.partners.PersonsWord',
    'handoff.partners.Introduction',
    'handoff.partners.HolderReceipt',
  ],
  out: [
    'handoff.partners.ReferralNotice',
    'handoff.partners.FactNotice',
    'handoff.partners.ContactReleased',
    'handoff.partners.MessageRejected',
    'handoff.partners.WebhookNotice',
    'handoff.partners.QuarterlyNews',
  ],
} as const;

/** What all of partners' topics begin with. */
export const partnerTopicPrefix = 'handoff.partner.';

/** The topics of one partner. It writes `in` and reads `out`; ACLs hold it to that. */
export const partnerTopics = (slug: string): { in: string; out: string } => ({
  in: `${partnerTopicPrefix}${slug}.in`,
  out: `${partnerTopicPrefix}${slug}.out`,
});

/**
 * One partition each: order across everything a partner sends. The broker recompresses, so that a codec our client
 * lacks cannot stop it, and caps the size. `out` is kept 7 days, because contact details pass over it.
 */
export const partnerTopicSettings = {
  partitions: 1,
  maxMessageBytes: 262_144,
  compressionType: 'gzip',
  retentionDays: { in: 28, out: 7 },
} as const;

/** `ce_dataschema` of a record as this code writes it. */
export const dataSchemaOf = (record: string): string => {
  const { name, version } = recordNamed(record);
  return `urn:handoff:schema:${name}:${version}`;
};
