import {
  type Consume,
  type Consumer,
  type ConsumeOptions,
  type Middleware,
  plainSubscriber,
} from '@handoff/messaging';
import { groupOf, inboundGroups } from './group-of.ts';

export type TopicReaders = Readonly<{
  /** Makes sure that these partners' topics are read; only the groups they are new to rejoin. */
  read: (slugs: readonly string[]) => Promise<void>;
  /** Every consumer that should be reading is. */
  ready: () => boolean;
  stop: () => Promise<void>;
}>;

type Reading = Readonly<{
  /** `handoff.gateway.in`: the groups are named after it, `.0` to `.15`. */
  name: string;
  topicOf: (slug: string) => string;
  take: (slug: string) => Consume;
  /** Around each delivery: the group's own retries and trace. */
  guard: (group: string) => Middleware;
  join: (options: ConsumeOptions) => Consumer;
  /** A consumer is gone for good, and the partners of its group with it: nobody may go on as if they were heard. */
  onDead: (error: Error) => void;
}>;

/** Reads one topic a partner, whose set grows while running: one consumer a group, for the groups that have partners. */
export const topicReaders = ({ name, topicOf, take, guard, join, onDead }: Reading): TopicReaders => {
  const known = Array.from({ length: inboundGroups }, () => new Set<string>());
  const open = new Map<number, Consumer>();
  const dead = new Set<number>();
  let turn: Promise<unknown> = Promise.resolve();

  const reopen = async (group: number): Promise<void> => {
    await open.get(group)?.stop();
    const groupId = `${name}.${group}`;
    const slugs = new Map([...(known[group] ?? [])].map((slug) => [topicOf(slug), slug]));
    const deliver: Consume = async (delivery) => {
      const slug = slugs.get(delivery.topic);
      // Another process of the gateway may have made the group read a partner that is not known here yet.
      if (slug === undefined) throw new Error(`${delivery.topic} is not known here yet`);
      return take(slug)(delivery);
    };
    // No cursors and no parking: what partners write has no sequence of ours, and is answered, never parked.
    const consume = guard(groupId)(deliver);
    const subscriber = plainSubscriber({ consumer: groupId, topics: [...slugs.keys()], consume });
    const died = (error: Error): void => {
      dead.add(group);
      onDead(error);
    };
    open.set(group, join({ groupId, subscriber, onDead: died }));
  };

  const read = async (slugs: readonly string[]): Promise<void> => {
    const fresh = slugs.filter((slug) => !known[groupOf(slug)]?.has(slug));
    for (const slug of fresh) known[groupOf(slug)]?.add(slug);
    for (const group of new Set(fresh.map(groupOf))) await reopen(group);
  };

  return {
    // One at a time: two registrations of one group must not both stop and start its consumer.
    read: (slugs) => {
      const mine = turn.then(() => read(slugs));
      turn = mine.catch(() => undefined);
      return mine;
    },
    ready: () => dead.size === 0 && [...open.values()].every((consumer) => consumer.ready()),
    stop: async () => {
      await turn;
      await Promise.all([...open.values()].map((consumer) => consumer.stop()));
    },
  };
};
