import type { Context } from '@handoff/host';
import { notFound, type Route, route } from '@handoff/http';
import { z } from 'zod';
import { ownIdOf } from '../mongo/own-ids.ts';
import { findView } from '../mongo/views.ts';
import { toldOf } from '../mongo/told.ts';

/** A journey as its referrer was told of it: steps and facts in the order they became known. */
export const journeyRoutes = (context: Context): readonly Route[] => [
  route({
    method: 'GET',
    path: '/v1/journeys/:id',
    summary: "One person's way through several referrals, as you were told of it",
    auth: 'known',
    params: z.object({ id: z.string().max(100) }),
    handle: async ({ params, caller }) => {
      const found = await findView(context, caller.name, 'journey', params.id);
      if (!found?.about.intakeId || !found.about.journeyId) throw notFound('path.id');
      return {
        journey: params.id,
        localRef: await ownIdOf(context, caller.name, found.about.intakeId),
        status: found.about.status,
        told: await toldOf(context, caller.name, found.about.journeyId, found.about.intakeId),
      };
    },
  }),
];
