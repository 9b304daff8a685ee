import { notFound, type Route, route, type ServiceAuth } from '@handoff/http';
import { z } from 'zod';
import type { EventMessage } from '../event-message.ts';

type Tail = (streamId: string, after: number) => Promise<readonly EventMessage[] | undefined>;

const params = z.object({ id: z.string().max(200) });
const query = z.object({ after: z.coerce.number().int().min(0) });

/** `GET /internal/streams/:id?after=n`: what a consumer missed, as Kafka would have carried it. */
export const serveTail = (tail: Tail, { mayCall }: ServiceAuth): Route =>
  route({
    method: 'GET',
    path: '/internal/streams/:id',
    summary: 'The events of a stream after a sequence',
    auth: mayCall('streams'),
    params,
    query,
    handle: async ({ params: { id }, query: { after } }) => {
      const events = await tail(id, after);
      if (!events) throw notFound('path.id');
      return {
        events: events.map(({ topic, message: { key, headers, value } }) => ({
          topic,
          key,
          headers,
          value: value.toString('base64'),
        })),
      };
    },
  });
