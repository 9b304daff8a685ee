import { notFound, type Route, route, type ServiceAuth } from '@handoff/http';
import type { StreamStore } from '@handoff/stream-store';
import { z } from 'zod';
import type { HostedStream } from '../definition.ts';
import type { EventMessages } from '../event-message.ts';

type Parts = Readonly<{
  streams: readonly HostedStream[];
  stores: Readonly<Record<string, Pick<StreamStore, 'page'>>>;
  messages: Pick<EventMessages, 'of'>;
}>;

const params = z.object({ stream: z.string().max(50) });
const query = z.object({
  after: z.string().max(300).default('').describe('The last stream of the page before'),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

/**
 * `GET /internal/history/:stream`: everything that streams of one kind said, as Kafka would have carried it, and longer than
 * Kafka keeps it. What leaves as something else than itself, as a partner's view does, is shown to nobody.
 */
export const serveHistory = ({ streams, stores, messages }: Parts, { mayCall }: ServiceAuth): Route =>
  route({
    method: 'GET',
    path: '/internal/history/:stream',
    summary: 'A page of streams of one kind, with all their events',
    auth: mayCall('history'),
    params,
    query,
    handle: async ({ params: { stream }, query: { after, limit } }) => {
      const hosted = streams.find(({ type }) => type.name === stream);
      const store = stores[stream];
      if (!hosted || hosted.outward || !store) throw notFound('path.stream');
      const page = await store.page(after, limit);
      return {
        events: page.flatMap(({ id, events }) =>
          events.map((event) => {
            const { topic, message } = messages.of(id, event);
            return {
              topic,
              key: message.key,
              headers: message.headers,
              value: message.value.toString('base64'),
            };
          }),
        ),
        next: page.length < limit ? null : (page.at(-1)?.id ?? null),
      };
    },
  });
