import { type Consume, type Consumer, plainSubscriber, type Subscriber } from '@handoff/messaging';
import { groupOf } from './group-of.ts';

export type ConsumeIn = (options: Readonly<{ groupId: string; subscriber: Subscriber }>) => Consumer;

export type TopicReaders = Readonly<{
  /** Makes sure that the partner's topic is read; only the group it belongs to rejoins. */
  read: (slug: string) => Promise<void>;
  ready: () => boolean;
  stop: () => Promise<void>;
}>;

type Reading = Readonly<{
  /** `handoff.gateway.in`: the groups are named after it, `.0` to `.15`. */
  name: string;
  topicOf: (slug: string) => string;
  take: (slug: string) => Consume;
  consume: ConsumeIn;
}>;

/** Reads one topic a partner, whose set grows while running: one consumer a group, for the groups that have partners. */
export const topicReaders = ({ name, topicOf, take, consume }: Reading): TopicReaders => {
  const slugs = new Map<number, Set<string>>();
  const open = new Map<number, Consumer>();
  let turn: Promise<unknown> = Promise.resolve();

  const reopen = async (group: number, members: ReadonlySet<string>): Promise<void> => {
    await open.get(group)?.stop();
    const takers = new Map([...members].map((slug) => [topicOf(slug), take(slug)]));
    const consumer = consume({ groupId: `${name}.${group}`, subscriber: plain(`${name}.${group}`, takers) });
    open.set(group, consumer);
    await consumer.whenReady();
  };

  const read = async (slug: string): Promise<void> => {
    const group = groupOf(slug);
    const known = slugs.get(group) ?? new Set<string>();
    if (known.has(slug)) return;
    slugs.set(group, known.add(slug));
    await reopen(group, known);
  };

  return {
    // One at a time: two registrations of one group must not both stop and start its consumer.
    read: (slug) => {
      const mine = turn.then(() => read(slug));
      turn = mine.catch(() => undefined);
      return mine;
    },
    ready: () => [...open.values()].every((consumer) => consumer.ready()),
    stop: async () => {
      await turn;
      await Promise.all([...open.values()].map((consumer) => consumer.stop()));
    },
  };
};

/** No cursors and no parking: what partners write has no sequence of ours, and is answered, never parked. */
const plain = (consumer: string, takers: ReadonlyMap<string, Consume>): Subscriber => {
  const consume: Consume = async (delivery) => {
    const taker = takers.get(delivery.topic);
    if (!taker) throw new Error(`${consumer} was given a topic it does not read: ${delivery.topic}`);
    return taker(delivery);
  };
  return plainSubscriber({ consumer, topics: [...takers.keys()], consume });
};
