import { randomUUID } from 'node:crypto';
import type { Parked, ParkedMessage } from './parked.ts';
import { detailOf, reasonOf } from './reason.ts';
import type { Subscriber } from './subscriber.ts';

export type RedriveOptions = Readonly<{
  subscriber: Subscriber;
  parked: Parked;
  /** Only these streams; default: all that are parked for this consumer. */
  streams?: readonly string[];
  /** Only streams whose first message is parked for one of these reasons. */
  codes?: readonly string[];
  failpoint?: (name: string) => Promise<void>;
  /** How long nobody else may redrive a stream; renewed with every message. */
  leaseMs?: number;
}>;

/** `because` says why a stream is still parked; without it the stream flows again. */
export type Redriven = Readonly<{ stream: string; handled: number; because?: string }>;

const inOtherHands = 'in-other-hands';

const deliveryOf = ({ topic, partition, offset, key, headers, payload }: ParkedMessage) => ({
  topic,
  partition,
  offset,
  key,
  headers,
  payload,
});

/** Brings parked messages back through the same handlers, stream by stream, each stream in its order. */
export const redrive = async ({
  subscriber,
  parked,
  streams,
  codes,
  failpoint = async () => {},
  leaseMs = 60_000,
}: RedriveOptions): Promise<Redriven[]> => {
  const { consumer } = subscriber;
  const owner = randomUUID();

  // No lease after a message: the stream is free, or the lease ran out and somebody else goes on.
  const lostTo = async (stream: string) =>
    (await parked.parkedStreams(consumer, [stream])).has(stream) ? { because: inOtherHands } : {};

  const drain = async (stream: string): Promise<Redriven> => {
    for (let handled = 0; ; handled += 1) {
      const message = await parked.head(consumer, stream);
      if (!message) return { stream, handled };
      try {
        await subscriber.reenter(deliveryOf(message));
      } catch (error) {
        const reason = reasonOf(error);
        if (!subscriber.isTransient(error)) await parked.note(message.id, reason, detailOf(error));
        return { stream, handled, because: reason.code };
      }
      await failpoint('parked.redriven-before-clear');
      await parked.clear(consumer, stream, message.id);
      const more = await parked.claim(consumer, stream, { owner, leaseMs });
      if (!more) return { stream, handled: handled + 1, ...(await lostTo(stream)) };
    }
  };

  const redriveStream = async (stream: string): Promise<Redriven> => {
    if (!(await parked.claim(consumer, stream, { owner, leaseMs }))) {
      return { stream, handled: 0, because: inOtherHands };
    }
    try {
      return await drain(stream);
    } finally {
      await parked.release(consumer, stream, owner);
    }
  };

  const results: Redriven[] = [];
  for (const { stream, code } of await parked.streams(consumer)) {
    if (streams && !streams.includes(stream)) continue;
    if (codes && !codes.includes(code)) continue;
    results.push(await redriveStream(stream));
  }
  return results;
};
