import { partnerTopicPrefix, type ServiceName, type Topic, topics } from './topics.ts';

/** A right at the broker. Whoever may read or write a topic may see it too (Kafka's own rule). */
export type BrokerRight = Readonly<{
  kind: 'topic' | 'group' | 'cluster';
  name: string;
  match: 'exact' | 'prefix';
  may: readonly (
    | 'read'
    | 'write'
    | 'create'
    | 'delete'
    | 'alter'
    | 'describe'
    | 'describe-configs'
    | 'alter-configs'
  )[];
}>;

/** A service as the broker knows it. A partner's slug has no dot, so no partner can be called so. */
export const brokerUserOf = (service: ServiceName): string => `handoff.${service}`;

/** What all consumer groups of a service begin with. */
export const groupPrefixOf = (service: ServiceName): string => `${brokerUserOf(service)}.`;

/**
 * All that a service may do at the broker, from the table of topics: write what it owns, read that and what it consumes,
 * use groups of its own. No transactions: none are made. The gateway alone makes partners' topics, users and rights.
 */
export const brokerRightsOf = (service: ServiceName): readonly BrokerRight[] => [
  ...Object.entries(topics).flatMap(([name, topic]) => onTopic(service, name, topic)),
  // A reading of what was published, after a restore, leaves no group behind.
  { kind: 'group', name: groupPrefixOf(service), match: 'prefix', may: ['read', 'describe', 'delete'] },
  ...(service === 'gateway' ? doorkeeper : []),
];

const onTopic = (service: ServiceName, name: string, { owner, readBy }: Topic): readonly BrokerRight[] => {
  const writes = owner === service || owner === 'every';
  if (!writes && !readBy.includes(service)) return [];
  const may: BrokerRight['may'] = writes ? ['read', 'write'] : ['read'];
  return [{ kind: 'topic', name, match: 'exact', may }];
};

const doorkeeper: readonly BrokerRight[] = [
  {
    kind: 'topic',
    name: partnerTopicPrefix,
    match: 'prefix',
    may: ['read', 'write', 'create', 'describe-configs', 'alter-configs'],
  },
  // Users and rights are the cluster's, and quotas are configuration of it: Kafka parts these no further.
  {
    kind: 'cluster',
    name: 'kafka-cluster',
    match: 'exact',
    may: ['alter', 'describe', 'describe-configs', 'alter-configs'],
  },
];
