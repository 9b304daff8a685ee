import type { Broker, Consumer, Outgoing, Producer } from '../broker.ts';
import type { Delivery } from '../delivery.ts';
import { Fault } from '../fault.ts';
import type { Lag } from '../lag.ts';
import { onePartition } from '../one-partition.ts';
import { partitionOf } from '../partition-of.ts';
import { offsetsOf, partitionName, type Recall } from '../recall.ts';
import { createGroup, type Log } from './group.ts';

export type InMemoryBroker = Broker &
  Readonly<{
    createTopic: (topic: string, partitions: number) => void;
    /** All that a topic holds, partition by partition. */
    records: (topic: string) => readonly Delivery[];
    recall: Recall;
    /** Where any group is behind. */
    lag: () => readonly Lag[];
    /** Resolves when nobody has anything left to handle. */
    idle: () => Promise<void>;
  }>;

const unknownTopic = (topic: string) =>
  new Fault('unknown-topic', {
    place: topic,
    reason: `There is no topic ${topic}.`,
    mend: 'Create it first: topics are never made by sending to them.',
  });

/** The broker's twin for tests without I/O: topics, partitions, groups, redelivery, one order a partition. */
export const inMemoryBroker = (): InMemoryBroker => {
  const topics = new Map<string, Log[]>();
  const groups = new Map<string, ReturnType<typeof createGroup>>();
  const logsOf = (topic: string): Log[] => {
    const logs = topics.get(topic);
    if (!logs) throw unknownTopic(topic);
    return logs;
  };

  const store = (batch: Outgoing) => {
    const logs = logsOf(batch.topic);
    const partition = onePartition(batch, (key) => partitionOf(key, logs.length));
    const records = logs[partition]?.records;
    if (!records) throw unknownTopic(`${batch.topic}/${partition}`);
    for (const { key, headers, value } of batch.messages) {
      const offset = String(records.length);
      records.push({ topic: batch.topic, partition, offset, key, headers: { ...headers }, payload: value });
    }
  };

  const producer: Producer = {
    async send(batch) {
      store(batch);
      for (const group of groups.values()) group.wake();
    },
    partitionOf: async (topic, key) => partitionOf(key, logsOf(topic).length),
  };

  const recall: Recall = {
    ends: async (names) =>
      names
        .flatMap((name) => topics.get(name) ?? [])
        .map(({ topic, partition, records }) => ({ topic, partition, offset: records.length })),
    groups: async () => [...groups.keys()],
    committed: async (ids) => new Map(ids.map((id) => [id, groups.get(id)?.committed() ?? []])),
    rewind: async (groupId, to) => groups.get(groupId)?.rewind(to),
    read: async (from, to) => {
      const starts = offsetsOf(from);
      return to.flatMap(
        (place) =>
          logsOf(place.topic)[place.partition]?.records.slice(
            starts.get(partitionName(place)) ?? 0,
            place.offset,
          ) ?? [],
      );
    },
  };

  const consume: Broker['consume'] = ({ groupId, ...options }): Consumer => {
    const group = groups.get(groupId) ?? createGroup(() => [...topics.values()].flat());
    groups.set(groupId, group);
    const leave = group.join(options);
    return { ready: () => true, whenReady: async () => {}, stop: leave };
  };

  return {
    createTopic(topic, partitions) {
      topics.set(
        topic,
        Array.from({ length: partitions }, (_, partition) => ({ topic, partition, records: [] })),
      );
    },
    recall,
    records: (topic) => logsOf(topic).flatMap(({ records }) => records),
    lag: () =>
      [...groups].flatMap(([groupId, group]) => group.behind().map((behind) => ({ groupId, ...behind }))),
    idle: async () => {
      for (const group of groups.values()) await group.idle();
    },
    producer: () => producer,
    consume,
  };
};
