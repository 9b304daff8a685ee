import {
  type Broker,
  consumeBatch,
  type Delivery,
  Interrupted,
  onePartition,
  type Outgoing,
  partitionOf,
  type Producer,
  type Subscriber,
} from '@handoff/messaging';
import type { InMemoryBroker } from '@handoff/messaging/in-memory';
import type { VirtualTime } from '@handoff/stream-store/in-memory';
import { errorOf, type Faults } from './faults.ts';
import type { Life } from './life.ts';
import type { Random } from './random.ts';
import type { Scheduler } from './scheduler.ts';

type Log = Readonly<{ topic: string; partition: number; records: Delivery[] }>;
type Member = Readonly<{ life: Life; subscriber: Subscriber }>;
type Group = Readonly<{
  id: string;
  members: Member[];
  topics: Set<string>;
  /** Of each log, until somebody comes or leaves. */
  owners: Map<Log, Member | undefined>;
  committed: Map<Log, number>;
  pumping: Map<Log, Member>;
  /** Records this group never sees: lost with a broker, or gone before it came to them. */
  hidden: Set<Delivery>;
}>;

type Parts = Readonly<{ scheduler: Scheduler; random: Random; faults: Faults; time: VirtualTime }>;

const mostInBatch = 6;
const pauseMs = 200;

/**
 * A broker that keeps its promises and nothing more: one order a partition, at least once, and whoever fell silent
 * loses its partitions without being told.
 */
export const simulatedBroker = ({ scheduler, random, faults, time }: Parts) => {
  const topics = new Map<string, Log[]>();
  const groups = new Map<string, Group>();

  const logsOf = (topic: string): Log[] => {
    const logs = topics.get(topic);
    if (!logs) throw new Error(`no topic ${topic}`);
    return logs;
  };

  const store = (batch: Outgoing): void => {
    const logs = logsOf(batch.topic);
    const partition = onePartition(batch, (key) => partitionOf(key, logs.length));
    const log = logs[partition] as Log;
    for (const { key, headers, value } of batch.messages)
      log.records.push({
        topic: batch.topic,
        partition,
        offset: String(log.records.length),
        key,
        headers: { ...headers },
        payload: value,
      });
    for (const group of groups.values()) wake(group, log);
  };

  const producerOf = (life: Life): Producer => ({
    partitionOf: async (topic, key) => partitionOf(key, logsOf(topic).length),
    send: async (batch) => {
      await scheduler.pass(life, `send ${batch.topic}`);
      faults.strike('outage', 'broker');
      store(batch);
      if (faults.happens('sentTwice')) store(batch);
      faults.strike('lostAck', 'broker');
    },
  });

  const ownerOf = ({ members, owners }: Group, log: Log): Member | undefined => {
    if (owners.has(log)) return owners.get(log);
    const able = members.filter(({ subscriber }) => subscriber.topics.includes(log.topic));
    const owner = able[log.partition % Math.max(able.length, 1)];
    owners.set(log, owner);
    return owner;
  };

  const committedTo = ({ committed }: Group, log: Log): number => committed.get(log) ?? 0;
  const isBehind = (group: Group, log: Log): boolean => log.records.length > committedTo(group, log);

  const wake = (group: Group, log: Log): void => {
    const owner = ownerOf(group, log);
    if (!owner || group.pumping.get(log) === owner || !isBehind(group, log)) return;
    group.pumping.set(log, owner);
    void pump(group, log, owner);
  };

  const pump = async (group: Group, log: Log, member: Member): Promise<void> => {
    const mine = (): boolean => ownerOf(group, log) === member && group.pumping.get(log) === member;
    while (mine() && isBehind(group, log)) {
      await scheduler.pass(member.life, `fetch ${group.id}`);
      if (mine()) await handle(group, log, member, mine);
    }
    if (group.pumping.get(log) === member) group.pumping.delete(log);
  };

  const handle = async (group: Group, log: Log, { life, subscriber }: Member, mine: () => boolean) => {
    const from = committedTo(group, log);
    const beat = async (): Promise<void> => {
      if (!mine()) throw new Interrupted('the partition has another owner');
    };
    const fetched = log.records.slice(from, from + 1 + random.below(mostInBatch));
    const deliveries = fetched
      .filter((record) => !group.hidden.has(record))
      .map((record) => ({ ...record, heartbeat: beat }));
    let reached = from;
    const port = {
      resolve: (offset: string) => void (reached = Number(offset) + 1),
      beat,
      active: mine,
      elapsed: time.local.elapsed,
    };
    try {
      await consumeBatch(subscriber, deliveries, port);
      if (mine()) reached = from + fetched.length;
    } catch {
      // Whatever escapes a subscriber is an outage: as with the real broker, the same message comes again.
      await scheduler.sleep(life, pauseMs);
    }
    if (reached === from) return;
    await scheduler.pass(life, `commit ${group.id}`);
    if (mine() && committedTo(group, log) === from) group.committed.set(log, reached);
  };

  const groupOf = (id: string): Group => {
    const known = groups.get(id);
    if (known) return known;
    const group: Group = {
      id,
      members: [],
      topics: new Set(),
      owners: new Map(),
      committed: new Map(),
      pumping: new Map(),
      hidden: new Set(),
    };
    groups.set(id, group);
    return group;
  };

  /** Everyone who is still a member hears of it; who was put out does not. */
  const rebalance = (group: Group): void => {
    group.owners.clear();
    for (const { subscriber } of group.members) subscriber.forget();
    for (const [topic, logs] of topics)
      for (const log of group.topics.has(topic) ? logs : []) {
        const pumping = group.pumping.get(log);
        if (pumping && !group.members.includes(pumping)) group.pumping.delete(log);
        wake(group, log);
      }
  };

  const consumeAs =
    (life: Life): Broker['consume'] =>
    ({ groupId, subscriber }) => {
      const group = groupOf(groupId);
      const member: Member = { life, subscriber };
      group.members.push(member);
      for (const topic of subscriber.topics) group.topics.add(topic);
      rebalance(group);
      const stop = async (): Promise<void> => {
        const at = group.members.indexOf(member);
        if (at < 0) return;
        group.members.splice(at, 1);
        rebalance(group);
      };
      return { ready: () => true, whenReady: async () => {}, stop };
    };

  /** Its session ran out: the others take over, whatever it is still doing. */
  const putOut = (life: Life): void => {
    for (const group of groups.values()) {
      const before = group.members.length;
      group.members.splice(0, before, ...group.members.filter((member) => member.life !== life));
      if (group.members.length < before) rebalance(group);
    }
  };

  const handled = (group: Group): Log[] =>
    [...group.committed].filter(([, offset]) => offset > 0).map(([log]) => log);

  /** An old position counts again: what was handled long ago is delivered once more. */
  const rewind = (): boolean => {
    const able = [...groups.values()].filter((group) => handled(group).length > 0);
    if (able.length === 0) return false;
    const group = random.pick(able);
    const log = random.pick(handled(group));
    group.committed.set(log, random.below(committedTo(group, log)));
    wake(group, log);
    return true;
  };

  /** An event is gone before a group came to it, with a later one of its stream still there to show the gap. */
  const lose = (): boolean => {
    const able = [...groups.values()].flatMap((group) =>
      [...topics.values()].flat().flatMap((log) => {
        const ahead = log.records.slice(committedTo(group, log) + mostInBatch);
        return ahead
          .filter((record, index) => isFollowed(record, ahead.slice(index + 1)))
          .map((record) => ({ group, record }));
      }),
    );
    if (able.length === 0) return false;
    const { group, record } = random.pick(able);
    group.hidden.add(record);
    return true;
  };

  const isFollowed = ({ key, headers }: Delivery, later: readonly Delivery[]): boolean =>
    headers['ce_sequence'] !== undefined && later.some((record) => record.key === key);

  const lag = () =>
    [...groups.values()].flatMap((group) =>
      [...topics.values()]
        .flat()
        .filter((log) => group.topics.has(log.topic) && isBehind(group, log))
        .map((log) => ({
          consumer: group.id,
          topic: log.topic,
          partition: log.partition,
          behind: log.records.length - committedTo(group, log),
        })),
    );

  /** The face that the twin shows: what reads topics from outside needs no more. */
  const outside: InMemoryBroker = {
    createTopic: (topic, partitions) =>
      void topics.set(
        topic,
        Array.from({ length: partitions }, (_, partition) => ({ topic, partition, records: [] })),
      ),
    records: (topic) => logsOf(topic).flatMap(({ records }) => records),
    lag: () => lag().map(({ consumer, ...place }) => ({ groupId: consumer, ...place })),
    idle: async () => {},
    producer: () => ({
      partitionOf: async (topic, key) => partitionOf(key, logsOf(topic).length),
      send: async (batch) => store(batch),
    }),
    consume: () => {
      throw errorOf.broker();
    },
    get recall(): never {
      throw errorOf.broker();
    },
  };

  return { outside, producerOf, consumeAs, putOut, rewind, lose, lag };
};

export type SimulatedBroker = ReturnType<typeof simulatedBroker>;
