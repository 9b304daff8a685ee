import type { ServiceClient } from '@handoff/http';
import type { Delivery, FetchTail } from '@handoff/messaging';
import { ownerOf, type ServiceName } from '@handoff/schemas';
import { z } from 'zod';
import type { Context } from './definition.ts';
import type { EventMessage } from './event-message.ts';

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

type Own = Readonly<{
  name: ServiceName;
  tail: (streamId: string, after: number) => Promise<readonly EventMessage[]>;
}>;

/** After a gap the owner of the stream is asked for what is missing; a service asks its own store, nobody's door. */
export const fetchTail =
  (own: Own, call: Context['call']): FetchTail =>
  async ({ type, subject }, after) => {
    const owner = ownerOf(type) as ServiceName;
    const missing =
      owner === own.name ? await own.tail(subject, after) : await ask(call(owner), subject, after);
    return missing.map(asDelivery);
  };

const ask = async (owner: ServiceClient, id: string, after: number): Promise<EventMessage[]> => {
  const { body } = await owner.get('/internal/streams/:id', { params: { id }, query: { after } });
  return tailSchema.parse(body).events.map(({ topic, key, headers, value }) => ({
    topic,
    message: { key, headers, value: Buffer.from(value, 'base64') },
  }));
};

/** It did not come from the broker, so it has no offset. */
const asDelivery = ({ topic, message: { key, headers, value } }: EventMessage): Delivery => ({
  topic,
  partition: -1,
  offset: '-1',
  key,
  headers,
  payload: value,
});
