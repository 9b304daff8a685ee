import { type Route, route, type ServiceAuth } from '@handoff/http';
import type { Parked } from '@handoff/messaging';
import type { StreamStore } from '@handoff/stream-store';
import type { Context, ServiceDefinition } from '../definition.ts';

/** `GET /internal/summary`: the service's own counts, beside what waits in its outbox and what is parked. */
export const summarize = (
  { name, summary }: ServiceDefinition,
  context: Context,
  { parked, store }: Readonly<{ parked: Parked; store: StreamStore }>,
  { mayCall }: ServiceAuth,
): Route =>
  route({
    method: 'GET',
    path: '/internal/summary',
    summary: 'Counts, no people',
    auth: mayCall('summary'),
    handle: async () => ({
      service: name,
      unpublished: await store.backlog(),
      parked: (await parked.streams()).reduce((sum, { size }) => sum + size, 0),
      ...(await summary?.(context)),
    }),
  });
