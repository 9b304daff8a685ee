import type { Consume } from './delivery.ts';
import type { Subscriber } from './subscriber.ts';
import { isTransient } from './transient.ts';

type Options = Readonly<{ consumer: string; topics: readonly string[]; consume: Consume }>;

/** For topics whose messages have no sequence of ours and are never parked: no cursors, every delivery by itself. */
export const plainSubscriber = ({ consumer, topics, consume }: Options): Subscriber =>
  Object.assign((delivery: Parameters<Consume>[0]) => consume(delivery), {
    consumer,
    topics,
    isTransient,
    open: async () => ({ consume, settle: async () => undefined }),
    reenter: consume,
    forget: () => undefined,
  });
