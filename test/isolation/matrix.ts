import { randomUUID } from 'node:crypto';
import { plainSubscriber } from '@handoff/messaging';
import { connectKafka, type KafkaBroker } from '@handoff/messaging/kafka';
import type { Connected } from './agencies.ts';

export const verbs = [
  'see',
  'read',
  'write',
  'join',
  'look into',
  'make topics',
  'make users',
  'give rights',
] as const;
export type Verb = (typeof verbs)[number];
/** What the broker answered: `may`, or its refusal. */
export type Answer = Readonly<{ user: string; resource: string; verb: Verb; answer: string }>;

type Broker = Readonly<{ brokers: readonly string[] }>;

/** Who asks the broker, and the topic whose messages show that a group was joined. */
export type User = Readonly<{ username: string; password: string; groupPrefix: string; takes: string }>;

export const cluster = 'the cluster';

/** Everything that one user can try at the broker, with its own credentials, against each topic and group. */
export const tryEverything = async (
  user: User,
  { brokers }: Broker,
  topics: readonly string[],
  groups: readonly string[],
): Promise<readonly Answer[]> => {
  const { username, password, groupPrefix, takes } = user;
  const broker = connectKafka({ brokers, clientId: username, sasl: { username, password } });
  const on = async (resource: string, verb: Verb, attempt: () => Promise<unknown>): Promise<Answer> => ({
    user: username,
    resource,
    verb,
    answer: await codeOf(attempt),
  });
  const { recall } = broker;
  const seen = new Set(await recall.groups());
  try {
    const tried = [
      ...topics.flatMap((topic) => [
        on(topic, 'see', () => recall.ends([topic])),
        on(topic, 'read', () => joins(broker, topic, `${groupPrefix}${randomUUID()}`)),
        on(topic, 'write', () => writes(broker, topic)),
      ]),
      ...groups.flatMap((group) => [
        on(group, 'see', async () => seen.has(group) || unlisted()),
        on(group, 'join', () => joins(broker, takes, group)),
        on(group, 'look into', () => recall.committed([group])),
      ]),
      ...onCluster(broker.admin).map(([verb, attempt]) => on(cluster, verb, attempt)),
    ];
    return await Promise.all(tried);
  } finally {
    await broker.close();
  }
};

/** Names that nobody has: whoever may do it leaves nothing that anyone meets. */
const onCluster = (admin: KafkaBroker['admin']): readonly (readonly [Verb, () => Promise<unknown>])[] => {
  const name = `nobody.${randomUUID()}`;
  const right = { user: name, kind: 'topic', name, match: 'exact', may: ['read'] } as const;
  return [
    ['make topics', () => admin.ensureTopics([{ topic: name, partitions: 1 }])],
    ['make users', () => admin.ensureScramUser({ username: name, password: name })],
    ['give rights', () => admin.grantAcls([right])],
  ];
};

const codeOf = async (attempt: () => Promise<unknown>): Promise<string> => {
  try {
    await attempt();
    return 'may';
  } catch (error) {
    const { code, type } = error as { code?: unknown; type?: unknown };
    return [type, code].find((said) => typeof said === 'string') ?? String(error);
  }
};

const unlisted = (): never => {
  throw Object.assign(new Error('It is not in the list.'), { code: 'not-listed' });
};

export const writes = (broker: KafkaBroker, topic: string): Promise<unknown> =>
  broker
    .producer()
    .send({ topic, partition: 0, messages: [{ key: 'k', value: Buffer.from('x'), headers: {} }] });

/** Writes what no partner can mean, waits for its answer and takes it: then there is something to see of this partner. */
export const leaveTraces = async (
  { slug, kafka: { username, password, groupPrefix, out, ...kafka } }: Connected,
  { brokers }: Broker,
): Promise<void> => {
  const broker = connectKafka({ brokers, clientId: slug, sasl: { username, password } });
  try {
    await writes(broker, kafka.in);
    await joins(broker, out, `${groupPrefix}take`);
  } finally {
    await broker.close();
  }
};

const patienceMs = 45_000;

/** Until it has its first message, or is put out; who is kept waiting has nothing either. */
const joins = async (broker: KafkaBroker, topic: string, groupId: string): Promise<void> => {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const subscriber = plainSubscriber({
    consumer: groupId,
    topics: [topic],
    consume: async () => {
      resolve();
      return { kind: 'processed' };
    },
  });
  const consumer = broker.consume({ groupId, subscriber, onDead: reject });
  const patience = setTimeout(() => reject(new Error('nothing came')), patienceMs);
  try {
    await promise;
  } finally {
    clearTimeout(patience);
    await consumer.stop();
  }
};

/** For people: who may do what, a line a resource. */
export const drawMatrix = (answers: readonly Answer[], users: readonly string[]): string => {
  const cell = (resource: string, user: string): string => {
    const of = answers.filter((each) => each.resource === resource && each.user === user);
    return of.flatMap(({ verb, answer }) => (answer === 'may' ? [verb] : [])).join(', ') || '—';
  };
  const rows = [...new Set(answers.map(({ resource }) => resource))].map(
    (resource) => `| ${resource} | ${users.map((user) => cell(resource, user)).join(' | ')} |`,
  );
  return [
    '# What each user may do at the broker',
    '',
    `| topic or group | ${users.join(' | ')} |`,
    `| --- |${' --- |'.repeat(users.length)}`,
    ...rows,
    '',
  ].join('\n');
};
