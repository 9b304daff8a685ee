import type { EachBatchHandler } from 'kafkajs';
import { consumeBatch } from '../consume-batch.ts';
import { Interrupted } from '../interrupted.ts';
import type { NotePlace } from '../place-marks.ts';
import { reasonOf } from '../reason.ts';
import type { Subscriber } from '../subscriber.ts';
import { toDelivery } from './to-delivery.ts';

/** What kafkajs understands as "rejoin the group" (`isRebalancing` looks at the type alone). */
const lostAssignment = () =>
  Object.assign(new Error('the partition is no longer assigned to this member'), {
    type: 'REBALANCE_IN_PROGRESS',
  });

/**
 * What kafkajs may get to see. Left as it is, a TypeError would stop the consumer for ever while the process
 * lives on (kafkajs `UNRECOVERABLE_ERRORS`); as a retriable error the same message is simply read again.
 */
const outage = (cause: unknown) =>
  Object.assign(new Error(`message left with the broker: ${reasonOf(cause).code}`), {
    name: 'Outage',
    retriable: true,
  });

export const eachBatch =
  (subscriber: Subscriber, note: NotePlace = async () => {}): EachBatchHandler =>
  async (payload) => {
    const { batch } = payload;
    const beat = async () => {
      try {
        await payload.heartbeat();
      } catch (error) {
        throw new Interrupted(error);
      }
    };
    // After a rebalance the offset table may no longer know the partition: a TypeError there is no bug of ours.
    const resolve = (offset: string) => {
      try {
        payload.resolveOffset(offset);
      } catch {
        throw new Interrupted(lostAssignment());
      }
    };
    const deliveries = batch.messages.map((message) => toDelivery(batch, message, beat));
    try {
      await consumeBatch(subscriber, deliveries, {
        resolve,
        beat,
        note: (offset) => note({ topic: batch.topic, partition: batch.partition, offset }),
        active: () => payload.isRunning() && !payload.isStale(),
      });
    } catch (error) {
      throw error instanceof Interrupted ? error.cause : outage(error);
    }
  };
