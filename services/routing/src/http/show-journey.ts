import type { Context } from '@handoff/host';
import { notFound, type Route, route, type ServiceAuth } from '@handoff/http';
import { z } from 'zod';
import { enrolledIn } from '../domain/journey/enrolled.ts';
import type { Journey, StepState } from '../domain/journey/state.ts';
import type { KnownReferral } from '../register/register.ts';
import type { Routing } from '../routing.ts';

const which = z.object({ id: z.string().max(200) });

/** `GET /internal/journeys/:id`: each step with its dates and its referrals, for the drawing. No person, no verdict. */
export const showJourney = ({ register }: Routing, context: Context, { mayCall }: ServiceAuth): Route =>
  route({
    method: 'GET',
    path: '/internal/journeys/:id',
    summary: 'A journey step by step',
    auth: mayCall('journeys'),
    params: which,
    handle: async ({ params }) => {
      const journey = (await context.read<Journey>('journey', params.id))?.state;
      if (!journey || journey.status === 'none') throw notFound('path.id');
      const referrals = await register(context).standing.onJourney(params.id);
      const { journeyId, referrer, pathway, pathwayVersion, follows, navigators, status } = journey;
      const end = journey.status === 'ended' ? { result: journey.result, reason: journey.reason } : {};
      const steps = journey.steps.map((step) => drawn(step, referrals));
      const enrolled = enrolledIn(journey, referrals);
      return {
        journeyId,
        referrer,
        pathway,
        pathwayVersion,
        follows,
        navigators,
        status,
        ...end,
        steps,
        enrolled,
        coEnrolled: enrolled.length > 1,
      };
    },
  });

const drawn = (
  { id, service, program, status, because, beside, forEveryone, waitsFor, behind, facts, trail }: StepState,
  referrals: readonly KnownReferral[],
) => ({
  id,
  service,
  program,
  status,
  because,
  beside,
  forEveryone,
  waitsFor,
  behind,
  facts,
  trail,
  referrals: referrals
    .filter(({ step }) => step === id)
    .map(({ referralId, agency, reference, status }) => ({ referralId, agency, reference, status })),
});
