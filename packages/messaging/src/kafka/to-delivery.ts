import type { EachBatchPayload, IHeaders, KafkaMessage } from 'kafkajs';
import type { Delivery } from '../delivery.ts';

const first = (value: IHeaders[string]) => (Array.isArray(value) ? value[0] : value);

const headersOf = (headers: IHeaders | undefined): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers ?? {}).flatMap(([name, value]) => {
      const one = first(value);
      return one === undefined ? [] : [[name, one.toString()]];
    }),
  );

export const toDelivery = (
  { topic, partition }: EachBatchPayload['batch'],
  { offset, key, headers, value }: KafkaMessage,
  heartbeat: () => Promise<void>,
): Delivery => ({
  topic,
  partition,
  offset,
  key: key?.toString() ?? '',
  headers: headersOf(headers),
  payload: value ?? Buffer.alloc(0),
  heartbeat,
});
