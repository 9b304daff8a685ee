import { type Consumer, type Cursors, placeMarks, type Subscriber } from '@handoff/messaging';
import type { InMemoryBroker } from '@handoff/messaging/in-memory';

/** A consumer that keeps how far it came beside its effects, as every one of a service does. */
export const consumeNoting = (
  broker: Pick<InMemoryBroker, 'consume'>,
  cursors: Cursors,
  subscriber: Subscriber,
): Consumer => {
  const groupId = `handoff.${subscriber.consumer}`;
  const { note } = placeMarks(cursors, groupId);
  return broker.consume({ groupId, subscriber, note, onDead: () => undefined });
};
