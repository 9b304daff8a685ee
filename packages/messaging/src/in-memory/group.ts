import { setTimeout as wait } from 'node:timers/promises';
import type { ConsumeOptions } from '../broker.ts';
import { consumeBatch } from '../consume-batch.ts';
import type { Delivery } from '../delivery.ts';
import { Interrupted } from '../interrupted.ts';
import type { Place } from '../recall.ts';

type Member = Pick<ConsumeOptions, 'subscriber' | 'note'> & { topics: ReadonlySet<string> };
export type Log = Readonly<{ topic: string; partition: number; records: Delivery[] }>;

const batchSize = 100;
const pauseMs = 5;

/** One consumer group: who owns which partition, how far each has come, one batch a partition at a time. */
export const createGroup = (logs: () => readonly Log[]) => {
  const members: Member[] = [];
  const committed = new Map<Log, number>();
  const running = new Map<Log, Promise<void>>();

  const ownerOf = (log: Log): Member | undefined => {
    const able = members.filter(({ topics }) => topics.has(log.topic));
    return able[log.partition % Math.max(able.length, 1)];
  };
  const waiting = (log: Log) => log.records.length > (committed.get(log) ?? 0);

  const deliver = (log: Log, owner: Member): Promise<void> => {
    const from = committed.get(log) ?? 0;
    const mine = () => ownerOf(log) === owner;
    const beat = async () => {
      if (!mine()) throw new Interrupted('the partition has another owner');
    };
    const deliveries = log.records.slice(from, from + batchSize).map((one) => ({ ...one, heartbeat: beat }));
    const resolve = (offset: string) => void committed.set(log, Number(offset) + 1);
    const { topic, partition } = log;
    const note = async (offset: number) => owner.note?.({ topic, partition, offset });
    return consumeBatch(owner.subscriber, deliveries, { resolve, beat, active: mine, note });
  };

  // Whatever escapes a subscriber is an outage: as with the real broker, the same message comes again.
  const pump = async (log: Log): Promise<void> => {
    for (let owner = ownerOf(log); owner && waiting(log); owner = ownerOf(log)) {
      try {
        await deliver(log, owner);
      } catch {
        await wait(pauseMs);
      }
    }
  };

  const reassign = () => {
    for (const { subscriber } of members) subscriber.forget();
  };

  const wake = () => {
    for (const log of logs().filter((one) => !running.has(one) && waiting(one) && ownerOf(one))) {
      const done = pump(log).finally(() => {
        running.delete(log);
        wake();
      });
      running.set(log, done);
    }
  };

  return {
    wake,
    /** What this group has not handled of the topics its members read. */
    behind: () =>
      logs()
        .filter((log) => ownerOf(log) && waiting(log))
        .map((log) => ({
          topic: log.topic,
          partition: log.partition,
          behind: log.records.length - (committed.get(log) ?? 0),
        })),
    idle: async () => {
      while (running.size > 0) await Promise.all(running.values());
    },
    committed: (): readonly Place[] =>
      [...committed].map(([{ topic, partition }, offset]) => ({ topic, partition, offset })),
    rewind: (to: readonly Place[]): void => {
      if (members.length > 0) throw new Error('a group that has members is not rewound');
      for (const log of logs()) {
        const place = to.find(({ topic, partition }) => topic === log.topic && partition === log.partition);
        if (place) committed.set(log, place.offset);
      }
    },
    join({
      subscriber,
      topics = subscriber.topics,
      note,
    }: Pick<ConsumeOptions, 'subscriber' | 'topics' | 'note'>) {
      const member = { subscriber, topics: new Set(topics), ...(note === undefined ? {} : { note }) };
      members.push(member);
      reassign();
      wake();
      return async () => {
        members.splice(members.indexOf(member), 1);
        reassign();
        await Promise.all(running.values());
      };
    },
  };
};
