import type { Delivery } from './delivery.ts';
import type { Subscriber } from './subscriber.ts';

export type BatchPort = Readonly<{
  /** Everything up to this offset is handled and its cursors are written: it may be committed. */
  resolve: (offset: string) => void;
  beat: () => Promise<void>;
  /** False once the consumer stops or the partition is no longer its own. */
  active: () => boolean;
  /** Keeps up to where the partition is handled, with its effects, before anything is resolved. */
  note?: (next: number) => Promise<void>;
  /** The process's stopwatch. */
  elapsed?: () => number;
}>;

const settleEvery = 50;
const settleAfterMs = 250;

/** Handles one partition's deliveries in order. What is not handled is not resolved, whatever ends the loop. */
export const consumeBatch = async (
  subscriber: Subscriber,
  deliveries: readonly Delivery[],
  { resolve, beat, active, note = async () => {}, elapsed = () => performance.now() }: BatchPort,
): Promise<void> => {
  const batch = await subscriber.open(deliveries);
  let handled: string[] = [];
  let since = elapsed();

  const settle = async () => {
    const last = handled.at(-1);
    if (last === undefined) return;
    // Side by side: the effects stand already, and both come before the offset.
    await Promise.all([batch.settle(), note(Number(last) + 1)]);
    for (const offset of handled) resolve(offset);
    handled = [];
    since = elapsed();
  };

  try {
    for (const delivery of deliveries) {
      if (!active()) break;
      await batch.consume(delivery);
      handled.push(delivery.offset);
      if (handled.length >= settleEvery || elapsed() - since >= settleAfterMs) await settle();
      await beat();
    }
  } finally {
    await settle();
  }
};
