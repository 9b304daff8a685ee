import { join } from 'node:path';
import { brokerRightsOf, brokerUserOf, groupPrefixOf, type ServiceName } from '@handoff/schemas';
import { brokerPasswordsIn } from '../../packages/cli/src/up/secrets.ts';
import type { RunningExchange } from '../support/exchange.ts';
import { cluster, type User, type Verb } from './matrix.ts';

/** A service as it shows itself to the broker of a running exchange. */
export const userOf = (service: ServiceName, { data }: Pick<RunningExchange, 'data'>): User => ({
  username: brokerUserOf(service),
  password: brokerPasswordsIn(join(data, 'secrets'))[service],
  groupPrefix: groupPrefixOf(service),
  takes: 'handoff.answers',
});

/** What it may do by the contract, a line each, as what was tried is written down. */
export const mayOf = (
  service: ServiceName,
  topics: readonly string[],
  groups: readonly string[],
): readonly string[] => {
  const rights = brokerRightsOf(service);
  const mayOn = (kind: 'topic' | 'group' | 'cluster', name: string): ReadonlySet<string> =>
    new Set(
      rights
        .filter((right) => right.kind === kind)
        .filter((right) => (right.match === 'exact' ? right.name === name : name.startsWith(right.name)))
        .flatMap(({ may }) => may),
    );
  const line = (verb: Verb, resource: string): string => `${brokerUserOf(service)}: ${verb} ${resource}`;
  const onTopics = topics.flatMap((topic) => {
    const may = mayOn('topic', topic);
    return [
      ...(may.size > 0 ? [line('see', topic)] : []),
      ...(may.has('read') ? [line('read', topic)] : []),
      ...(may.has('write') ? [line('write', topic)] : []),
    ];
  });
  const onGroups = groups
    .filter((group) => mayOn('group', group).has('read'))
    .flatMap((group) => [line('join', group), line('look into', group)]);
  const overAll = mayOn('cluster', 'kafka-cluster').has('alter')
    ? [line('make users', cluster), line('give rights', cluster)]
    : [];
  return [...onTopics, ...onGroups, ...overAll];
};
