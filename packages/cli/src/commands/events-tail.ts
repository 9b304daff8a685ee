import { randomUUID } from 'node:crypto';
import { createCodec } from '@handoff/codec';
import { inMemoryLock, registryIds } from '@handoff/codec/registry';
import { connectKafka } from '@handoff/messaging/kafka';
import { type Consume, plainSubscriber, shortName } from '@handoff/messaging';
import { topics } from '@handoff/schemas';
import { runningExchange } from './running.ts';

type Options = Readonly<{ data: string; json: boolean; say: (line: string) => void }>;
type Which = Readonly<{ topic?: string; stream?: string; follow: boolean }>;

/** What is on the exchange's own topics, decoded; sealed values stay sealed. Ends at the newest unless it follows. */
export const eventsTail = async (
  { data, json, say }: Options,
  { topic, stream, follow }: Which,
): Promise<number> => {
  const { kafka, registry } = runningExchange(data).addresses();
  const codec = createCodec({ ids: await registryIds({ url: registry.url, lock: inMemoryLock() }) });
  const broker = connectKafka({ ...kafka, clientId: 'handoff-cli' });
  const chosen = topic === undefined ? Object.keys(topics) : [topic];
  const groupId = `handoff.cli.${randomUUID()}`;
  let left = follow
    ? Number.POSITIVE_INFINITY
    : [...(await broker.admin.offsets(chosen)).values()].reduce((sum, count) => sum + count, 0);
  const { promise: done, resolve: finish, reject } = Promise.withResolvers<void>();
  if (left === 0) finish();

  const show: Consume = async ({ topic: from, key, headers, payload }) => {
    if (stream === undefined || stream === key) {
      const { record, value } = await codec.decode(payload);
      if (json) say(JSON.stringify({ topic: from, key, type: record, headers, value }));
      else
        say(
          `${headers['ce_time'] ?? ''}  ${from}  ${shortName(record)}  ${key}#${headers['ce_sequence'] ?? '–'}\n    ${JSON.stringify(withoutCiphertext(value))}`,
        );
    }
    left -= 1;
    if (left === 0) finish();
    return { kind: 'processed' };
  };
  const subscriber = plainSubscriber({ consumer: groupId, topics: chosen, consume: show });
  const consumer = broker.consume({ groupId, subscriber, onDead: reject });
  try {
    await done;
  } finally {
    await consumer.stop();
    await broker.admin.deleteGroups([groupId]).catch(() => undefined);
    await broker.close();
  }
  return 0;
};

/** Ciphertext says nothing to a reader: its key and purpose do. */
const withoutCiphertext = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutCiphertext);
  if (typeof value !== 'object' || value === null) return value;
  if ('ciphertext' in value && 'keyId' in value && 'purpose' in value)
    return `sealed for ${String(value.purpose)} by ${String(value.keyId)}`;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withoutCiphertext(each)]));
};
