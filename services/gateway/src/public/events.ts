import type { Context } from '@handoff/host';
import { type Route, route } from '@handoff/http';
import { z } from 'zod';
import { feedAfter } from '../mongo/feed.ts';

/**
 * The feed: what a Kafka partner reads on its `.out` topic, over HTTP. Positions are the offsets there, so nothing is
 * passed over and the order is the same.
 */
export const eventRoutes = (context: Context): readonly Route[] => [
  route({
    method: 'GET',
    path: '/v1/events',
    summary: 'What concerns you, in order; ask again from `next`',
    auth: 'known',
    query: z.object({
      after: z.coerce.number().int().min(-1).default(-1).describe('The position of the last event you have'),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
    handle: async ({ query, caller }) => {
      const events = await feedAfter(context, caller.name, query.after, query.limit);
      return { events, next: events.at(-1)?.position ?? query.after };
    },
  }),
];
