import type { Delivery, FetchTail } from '@handoff/messaging';
import { ownerOf, type ServiceName } from '@handoff/schemas';
import { z } from 'zod';
import type { Context } from './definition.ts';

/** A stream's tail as `/internal/streams/:id` gives it: what Kafka carries, with the bytes in base64. */
export const tailSchema = z.object({
  events: z.array(
    z.object({
      topic: z.string(),
      key: z.string(),
      headers: z.record(z.string(), z.string()),
      value: z.base64(),
    }),
  ),
});

/** After a gap the owner of the stream is asked for what is missing; deliveries made of it have no offset. */
export const fetchTail =
  (call: Context['call']): FetchTail =>
  async (envelope, afterSequence) => {
    const owner = ownerOf(envelope.type) as ServiceName;
    const { body } = await call(owner).get('/internal/streams/:id', {
      params: { id: envelope.subject },
      query: { after: afterSequence },
    });
    return tailSchema.parse(body).events.map(
      ({ topic, key, headers, value }): Delivery => ({
        topic,
        partition: -1,
        offset: '-1',
        key,
        headers,
        payload: Buffer.from(value, 'base64'),
      }),
    );
  };
