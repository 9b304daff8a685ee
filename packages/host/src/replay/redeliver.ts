import { HttpFault } from '@handoff/http';
import type { Producer, Recall } from '@handoff/messaging';
import { partnerTopics, type ServiceName } from '@handoff/schemas';
import type { StoredEvent, StreamStore } from '@handoff/stream-store';
import type { EventMessages } from '../event-message.ts';
import type { toldOf } from '../restore/told.ts';

export type Redelivered = Readonly<{ partner: string; messages: number }>;

type Parts = Readonly<{
  service: ServiceName;
  told: Pick<ReturnType<typeof toldOf>, 'topics' | 'from'>;
  messages: Pick<EventMessages, 'of'>;
  store: Pick<StreamStore, 'load'>;
  recall: Recall;
  mayLeaveAgain?: (event: StoredEvent) => Promise<boolean>;
  producer: Pick<Producer, 'send'>;
}>;

const nothingOutward = () =>
  new HttpFault('replay-refused', {
    place: 'body.redeliver',
    reason: 'This service sends partners nothing.',
    mend: 'Ask the gateway.',
  });

/**
 * Sends a partner again what is retained of its messages, with the same ids and in the same order: it knows them as
 * repeats. What was forgotten since, because somebody was erased, is not sent, nor what may not be told any more.
 */
export const createRedeliver =
  ({ service, told, messages, store, recall, producer, mayLeaveAgain = async () => true }: Parts) =>
  async (partner: string, { dryRun = false } = {}): Promise<Redelivered> => {
    if (service !== 'gateway') throw nothingOutward();
    const { out } = partnerTopics(partner);
    const records = await recall.read([], await recall.ends(told.topics()));
    let sent = 0;
    for (const record of records) {
      const found = await told.from(record);
      const event = found && (await store.load(found.stream))?.events.find(({ id }) => id === found.id);
      const message = event && messages.of(found.stream, event);
      if (!event || message?.topic !== out || !(await mayLeaveAgain(event))) continue;
      if (!dryRun) await producer.send({ topic: out, messages: [message.message] });
      sent += 1;
    }
    return { partner, messages: sent };
  };
