import { type Delivery, type Middleware, parkedFor, skipped, streamOf } from '../delivery.ts';
import { Fault } from '../fault.ts';
import { Interrupted } from '../interrupted.ts';
import type { NewParked, Parked } from '../parked.ts';
import { detailOf, type Reason, reasonOf } from '../reason.ts';
import type { IsTransient } from '../transient.ts';

/** Answers a message to its sender instead of parking it; false leaves it to be parked. */
export type Reject = (delivery: Delivery, reason: Reason) => Promise<boolean>;

export type ParkOptions = Readonly<{
  consumer: string;
  parked: Pick<Parked, 'add' | 'addBehind'>;
  /** Which streams are known to be parked; this middleware keeps it true for the rest of the batch. */
  blocked: Set<string>;
  isTransient: IsTransient;
  reject?: Reject | undefined;
}>;

const behind: Reason = {
  code: 'behind',
  reason: 'An earlier message of this stream is parked.',
  mend: 'Redrive the stream: its messages are handled in order.',
};

/** Without its dead letter a message must stay with the broker. */
const keeping = async <Result>(keep: () => Promise<Result>): Promise<Result> => {
  try {
    return await keep();
  } catch (cause) {
    throw new Fault('could-not-park', {
      reason: 'A message could be neither handled nor parked.',
      mend: 'Bring the document store back; the broker delivers the message again.',
      transient: true,
      cause,
    });
  }
};

/**
 * What cannot be handled is set aside with its reason, and so is all that follows in its stream, in order;
 * other streams flow. An outage and an interruption go on to the broker: it will deliver again.
 */
export const park =
  ({ consumer, parked, blocked, isTransient, reject }: ParkOptions): Middleware =>
  (next) =>
  async (delivery) => {
    const stream = streamOf(delivery);
    const { heartbeat: _, ...kept } = delivery;
    const entry = (reason: Reason, detail?: string): NewParked => ({
      consumer,
      stream,
      delivery: kept,
      reason,
      ...(detail !== undefined && { detail }),
    });

    // A hook that is itself broken must not keep its message from being parked.
    const rejected = async (...args: Parameters<Reject>) => {
      try {
        return (await reject?.(...args)) ?? false;
      } catch (error) {
        if (isTransient(error)) throw error;
        return false;
      }
    };

    if (blocked.has(stream)) {
      if (await keeping(() => parked.addBehind(entry(behind)))) return parkedFor('behind');
      blocked.delete(stream);
    }
    try {
      return await next(delivery);
    } catch (error) {
      if (error instanceof Interrupted || isTransient(error)) throw error;
      const reason = reasonOf(error);
      if (await rejected(delivery, reason)) return skipped('rejected');
      await keeping(() => parked.add(entry(reason, detailOf(error))));
      blocked.add(stream);
      return parkedFor(reason.code);
    }
  };
