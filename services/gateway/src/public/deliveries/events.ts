import { notFound, type Route, route } from '@handoff/http';
import { z } from 'zod';
import type { Gateway } from '../../gateway.ts';

const event = z.object({
  position: z.number().int(),
  id: z.string(),
  type: z.string(),
  time: z.string(),
  data: z.looseObject({}),
});

const page = z
  .object({
    events: z.array(event),
    next: z.number().int().describe('Send it as `after`'),
  })
  .describe('In order; none is passed over');

/**
 * The feed: what a Kafka partner reads on its `.out` topic, over HTTP. Positions are the offsets there, so nothing is
 * passed over and the order is the same.
 */
export const eventRoutes = ({ register }: Gateway): readonly Route[] => [
  route({
    method: 'GET',
    path: '/v1/events',
    summary: 'What concerns you, in order; ask again from the position in next',
    auth: 'known',
    query: z.object({
      after: z.coerce.number().int().min(-1).default(-1).describe('The position of the last event you have'),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
    answers: { 200: page },
    handle: async ({ query: { after, limit }, caller }) => {
      const events = await register.feed.after(caller.name, after, limit);
      return { events, next: events.at(-1)?.position ?? after };
    },
  }),
  route({
    method: 'GET',
    path: '/v1/events/:id',
    summary: 'One of them, as a webhook names it',
    auth: 'known',
    params: z.object({ id: z.string().max(100) }),
    answers: { 200: event.describe('The event') },
    handle: async ({ params, caller }) => {
      const found = await register.feed.find(caller.name, params.id);
      if (!found) throw notFound('path.id');
      return found;
    },
  }),
];
