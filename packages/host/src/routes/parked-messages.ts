import { notFound, type Route, route, type ServiceAuth } from '@handoff/http';
import { type Parked, type ParkedStream, redrive, type Subscriber } from '@handoff/messaging';
import type { Failpoint } from '@handoff/runtime';
import { z } from 'zod';

type Ports = Readonly<{ parked: Parked; subscribers: readonly Subscriber[]; failpoint: Failpoint }>;

const oneMessage = z.object({ id: z.string().max(500) });
const whichStreams = z.object({
  consumer: z.string().optional(),
  streams: z.array(z.string()).max(1_000).optional(),
});

/** List, look at, and bring back what could not be handled. What a message says is never shown: it may name people. */
export const parkedMessages = (
  { parked, subscribers, failpoint }: Ports,
  { mayCall }: ServiceAuth,
): Route[] => [
  route({
    method: 'GET',
    path: '/internal/parked',
    summary: 'Parked streams, with the first message of each by its id, and why it is parked',
    auth: mayCall('parked'),
    handle: async () => ({ streams: await Promise.all((await parked.streams()).map(withFirst(parked))) }),
  }),
  route({
    method: 'GET',
    path: '/internal/parked/:id',
    summary: 'One parked message: place, headers and reason',
    auth: mayCall('parked'),
    params: oneMessage,
    handle: async ({ params }) => {
      const found = await parked.show(params.id);
      if (!found) throw notFound('path.id');
      // What the handler said may quote the message.
      const { payload, detail: _, ...shown } = found;
      return { ...shown, bytes: payload.length };
    },
  }),
  route({
    method: 'POST',
    path: '/internal/parked/redrive',
    summary: 'Takes parked streams through the same handlers again, in order',
    auth: mayCall('parked'),
    body: whichStreams,
    handle: async ({ body }) => {
      const chosen = subscribers.filter(
        ({ consumer }) => body.consumer === undefined || body.consumer === consumer,
      );
      const streams = body.streams === undefined ? {} : { streams: body.streams };
      const results = [];
      for (const subscriber of chosen) {
        const redriven = await redrive({ subscriber, parked, failpoint, ...streams });
        results.push(...redriven.map((each) => ({ consumer: subscriber.consumer, ...each })));
      }
      return { results };
    },
  }),
];

/** By its id the first message can be looked at: it is the one that the others wait behind. */
const withFirst = (parked: Parked) => async (waiting: ParkedStream) => ({
  ...waiting,
  first: (await parked.head(waiting.consumer, waiting.stream))?.id ?? null,
});
