import { randomUUID } from 'node:crypto';
import { createCodec } from '@handoff/codec';
import { inMemoryLock, registryIds } from '@handoff/codec/registry';
import type { Addresses } from '@handoff/local-stack';
import { type Consume, plainSubscriber } from '@handoff/messaging';
import { connectKafka } from '@handoff/messaging/kafka';

export type EventRead = Readonly<{
  topic: string;
  /** The stream. */
  key: string;
  headers: Readonly<Record<string, string>>;
  /** Full name of the record. */
  record: string;
  value: unknown;
}>;

type Options = Readonly<{
  addresses: Pick<Addresses, 'kafka' | 'registry'>;
  topics: readonly string[];
  /** Passed over before they are decoded. */
  wants?: (key: string) => boolean;
  /** Goes on with what comes; else it ends at the newest. */
  follow?: boolean;
  onEvent: (event: EventRead) => void;
}>;

/** What is on topics of the exchange, decoded, from the beginning; sealed values stay sealed. Leaves no group behind. */
export const readEvents = async ({
  addresses: { kafka, registry },
  topics,
  wants = () => true,
  follow = false,
  onEvent,
}: Options): Promise<void> => {
  const codec = createCodec({ ids: await registryIds({ url: registry.url, lock: inMemoryLock() }) });
  const broker = connectKafka({ ...kafka, clientId: 'handoff-cli' });
  const groupId = `handoff.cli.${randomUUID()}`;
  let left = follow
    ? Number.POSITIVE_INFINITY
    : [...(await broker.admin.offsets(topics)).values()].reduce((sum, count) => sum + count, 0);
  const { promise: done, resolve: finish, reject } = Promise.withResolvers<void>();
  if (left === 0) finish();

  const read: Consume = async ({ topic, key, headers, payload }) => {
    if (wants(key)) onEvent({ topic, key, headers, ...(await codec.decode(payload)) });
    left -= 1;
    if (left === 0) finish();
    return { kind: 'processed' };
  };
  const subscriber = plainSubscriber({ consumer: groupId, topics, consume: read });
  const consumer = broker.consume({ groupId, subscriber, onDead: reject });
  try {
    await done;
  } finally {
    await consumer.stop();
    await broker.admin.deleteGroups([groupId]).catch(() => undefined);
    await broker.close();
  }
};
