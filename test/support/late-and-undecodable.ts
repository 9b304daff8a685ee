import { connectKafka } from '@handoff/messaging/kafka';
import type { Addresses } from '@handoff/local-stack';
import { allDeliveries } from '../resilience/reading/read-kafka.ts';

/** How Confluent's framing begins, with an id that no registry gives. */
const unknownSchema = Buffer.from([0, 0x7f, 0xff, 0xff, 0xff]);

/**
 * The newest record of a topic about a stream comes once more, as the next of its stream and by a schema that nobody knows:
 * whoever listens there parks it, whole. Says how many bytes of it are what the record was.
 */
export const sendUndecodable = async (
  kafka: Addresses['kafka'],
  topic: string,
  isAbout: (key: string) => boolean,
): Promise<number> => {
  const broker = connectKafka({ ...kafka, clientId: 'late' });
  try {
    const known = (await allDeliveries(broker, [topic])).filter(({ key }) => isAbout(key));
    const [first] = known;
    const last = Math.max(...known.map(({ headers }) => Number(headers['ce_sequence'])));
    if (!first) throw new Error(`${topic} has no record of it`);
    const { key, partition, payload } = first;
    const headers = {
      ...first.headers,
      ce_sequence: String(last + 1),
      ce_id: `late-${first.headers['ce_id']}`,
    };
    const value = Buffer.concat([unknownSchema, payload.subarray(unknownSchema.length)]);
    await broker.producer().send({ topic, partition, messages: [{ key, headers, value }] });
    return value.length;
  } finally {
    await broker.close();
  }
};
