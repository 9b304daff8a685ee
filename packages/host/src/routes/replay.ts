import { type Route, route, type ServiceAuth } from '@handoff/http';
import { z } from 'zod';
import type { Redelivered } from '../replay/redeliver.ts';
import type { Replay } from '../replay/replay.ts';

type Ports = Readonly<{ replay: Replay; redeliver: (partner: string) => Promise<Redelivered> }>;

const asked = z.union([
  z.strictObject({ consumer: z.string().max(100) }),
  z.strictObject({ redeliver: z.string().max(100) }),
]);

/** `POST /internal/replay`: makes a projection anew, or sends a partner its messages again. */
export const replayRoute = ({ replay, redeliver }: Ports, { mayCall }: ServiceAuth): Route =>
  route({
    method: 'POST',
    path: '/internal/replay',
    summary: 'Replays a projection, or sends a partner its messages again with the same ids',
    auth: mayCall('replay'),
    body: asked,
    handle: ({ body }) => ('consumer' in body ? replay(body.consumer) : redeliver(body.redeliver)),
  });
