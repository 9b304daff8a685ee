import { answer, type Route, route } from '@handoff/http';
import { z } from 'zod';
import type { Gateway } from '../../gateway.ts';

/** Ends every way in and out of an agency, at once. */
export type Pause = (slug: string) => Promise<void>;

const paused = z
  .object({ agency: z.string(), paused: z.literal(true), since: z.string(), resume: z.string() })
  .describe('From now on nothing reaches you, and nothing is taken from you');

/**
 * A bad day: somebody stands in the office, a laptop is gone. No reason is asked. Whoever holds the token can't undo it,
 * because it may not be the agency that holds it.
 */
export const pauseRoutes = (gateway: Gateway, pause: Pause): readonly Route[] => [
  route({
    method: 'POST',
    path: '/v1/pause',
    summary: 'Stops everything that reaches you, now, over every way; what is told meanwhile waits',
    auth: 'known',
    body: z.strictObject({}),
    answers: { 200: paused },
    handle: async ({ caller }) => {
      await pause(caller.name);
      gateway.log.warn('An agency paused itself', { caller: caller.name });
      return answer(200, {
        agency: caller.name,
        paused: true,
        since: gateway.now(),
        resume: 'Call the operator: new credentials go on where the old ones stopped.',
      });
    },
  }),
];
