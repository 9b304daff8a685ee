import { notFound, type Route, route } from '@handoff/http';
import { z } from 'zod';
import type { Gateway } from '../gateway.ts';
import { idParam, ownView } from './own-view.ts';

const journey = z
  .object({
    journey: z.string(),
    localRef: z.string().nullable(),
    status: z.string(),
    told: z.array(z.object({ type: z.string(), time: z.string(), data: z.looseObject({}) })),
  })
  .describe('In the order it became known');

/** A journey as its referrer was told of it: steps and facts in the order they became known. */
export const journeyRoutes = (gateway: Gateway): readonly Route[] => [
  route({
    method: 'GET',
    path: '/v1/journeys/:id',
    summary: "One person's way through several referrals, as you were told of it",
    auth: 'known',
    params: idParam,
    answers: { 200: journey },
    handle: async ({ params, caller }) => {
      const { journeyId, intakeId, status } = (await ownView(gateway, caller.name, 'journey', params.id))
        .about;
      if (!intakeId || !journeyId) throw notFound('path.id');
      const { ownIds, views } = gateway.register;
      return {
        journey: params.id,
        localRef: await ownIds.of(caller.name, intakeId),
        status: status ?? 'open',
        told: await views.toldOf(caller.name, journeyId, intakeId),
      };
    },
  }),
];
