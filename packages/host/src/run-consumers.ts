import type { Consumer, Subscriber } from '@handoff/messaging';

type Parts = Readonly<{
  subscribers: readonly Subscriber[];
  consume: (subscriber: Subscriber) => Consumer;
}>;

/** One consumer a subscriber; one of them may rest while its projection is made anew. */
export const runConsumers = ({ subscribers, consume }: Parts) => {
  const running = new Map<string, Consumer>();
  const resting = new Set<string>();
  let stopped = false;

  const begin = (subscriber: Subscriber): void => {
    if (!stopped) running.set(subscriber.consumer, consume(subscriber));
  };

  return {
    start: (): void => subscribers.forEach(begin),

    /** Every one of them has joined; one that rests is not missed. */
    ready: (): boolean =>
      subscribers.every(({ consumer }) => resting.has(consumer) || (running.get(consumer)?.ready() ?? false)),

    /** Resolves when it has stopped; what is returned lets it go on. */
    pause: async (consumer: string): Promise<() => void> => {
      const subscriber = subscribers.find((each) => each.consumer === consumer);
      if (!subscriber || resting.has(consumer)) throw new Error(`${consumer} does not run here`);
      resting.add(consumer);
      await running.get(consumer)?.stop();
      return () => {
        begin(subscriber);
        resting.delete(consumer);
      };
    },

    stop: async (): Promise<void> => {
      stopped = true;
      await Promise.all([...running.values()].map((consumer) => consumer.stop()));
    },
  };
};
