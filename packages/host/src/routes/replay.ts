import { type Route, route, type ServiceAuth } from '@handoff/http';
import { z } from 'zod';
import type { Redelivered } from '../replay/redeliver.ts';
import type { Rebuild, Replay } from '../replay/replay.ts';

type Ports = Readonly<{
  replay: Replay;
  rebuild: Rebuild;
  redeliver: (partner: string, how: Readonly<{ dryRun: boolean }>) => Promise<Redelivered>;
}>;

const asked = z.union([
  z.strictObject({
    consumer: z.string().max(100),
    from: z.enum(['topics', 'owners']).default('topics').describe('What it is made of'),
  }),
  z.strictObject({
    redeliver: z.string().max(100),
    dryRun: z.boolean().default(false).describe('Only counts what would be sent'),
  }),
]);

/** `POST /internal/replay`: makes a projection anew, or sends a partner its messages again. */
export const replayRoute = ({ replay, rebuild, redeliver }: Ports, { mayCall }: ServiceAuth): Route =>
  route({
    method: 'POST',
    path: '/internal/replay',
    summary: 'Replays a projection, or sends a partner its messages again with the same ids',
    auth: mayCall('replay'),
    body: asked,
    handle: async ({ body }) => {
      if ('redeliver' in body) return redeliver(body.redeliver, body);
      return body.from === 'owners' ? rebuild(body.consumer) : replay(body.consumer);
    },
  });
