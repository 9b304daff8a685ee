import { refuse } from '@handoff/decider';
import type { Context } from '@handoff/host';
import { notFound, type Route, route, type ServiceAuth } from '@handoff/http';
import { z } from 'zod';
import { pathwayUnder } from '../domain/journey/end.ts';
import { type Journey, type OpenJourney, type StepState, stepOf } from '../domain/journey/state.ts';
import { suggestOptions } from '../domain/matching/matching.ts';
import { templateFor } from '../domain/journey/side-steps.ts';
import type { Ranked } from '../domain/matching/rank-candidates.ts';
import { settingFor } from '../kafka/find-supply.ts';
import type { Routing } from '../routing.ts';
import { openVerdicts } from './open-verdicts.ts';

const which = z.object({ id: z.string().max(200) });
const forStep = z.object({ step: z.string().max(60) });

/**
 * `GET /internal/journeys/:id/options`: everything there is to choose from for a step, best first, each with what
 * speaks for it and against it. Nothing is offered by it: the person ranks, through the navigator.
 */
export const showOptions = (routing: Routing, context: Context, { mayCall }: ServiceAuth): Route =>
  route({
    method: 'GET',
    path: '/internal/journeys/:id/options',
    summary: 'What there is to choose from for a step',
    auth: mayCall('journeys'),
    params: which,
    query: forStep,
    handle: async ({ params, query }) => {
      const journey = (await context.read<Journey>('journey', params.id))?.state;
      if (journey?.status !== 'open') throw notFound('path.id');
      const step = stepOf(journey, query.step) ?? refuseStep(journey);
      const options = await optionsFor(routing, journey, step, context);
      return { step: step.id, service: step.service, weights: routing.weights.version, options };
    },
  });

/** Without consent, or after an erasure, there is nothing to choose from: nobody learns which it was. */
const optionsFor = async (
  routing: Routing,
  journey: OpenJourney,
  step: StepState,
  context: Context,
): Promise<readonly object[]> => {
  const { intakes, directory } = routing.register(context);
  const { needs, screening } = await intakes.of(journey.intakeId);
  if (!needs || !screening) return [];
  const reason = `options to choose from for ${journey.intakeId}`;
  const opened = await openVerdicts(context, needs.personId, screening, reason);
  if ('closed' in opened) return [];
  const { inCohort } = templateFor(pathwayUnder(routing.pathways, journey), step);
  const { mayBeOffered } = opened;
  const agencies = (await directory.offering(step.service)).filter(
    ({ jurisdiction }) => jurisdiction === null || jurisdiction === needs.jurisdiction,
  );
  const on = context.now().slice(0, 10);
  const setting = await settingFor(routing, needs, agencies, { on, context });
  const wanted = { ...step, inCohort, choices: [], mayBeOffered };
  return suggestOptions(wanted, agencies, setting).map(shown(setting.weights.points));
};

const shown =
  (points: Readonly<Record<string, number>>) =>
  (ranked: Ranked, place: number): object => {
    const said = (code: string) => ({ code, points: points[code] ?? 0 });
    const { cohort, startsOn, details } = ranked.service;
    return {
      place: place + 1,
      agency: ranked.agency.slug,
      program: ranked.program,
      cohort,
      startsOn,
      points: ranked.points,
      because: ranked.because.map(said),
      against: ranked.against.map(said),
      ...ranked.shown,
      details,
    };
  };

const refuseStep = ({ steps }: OpenJourney): never =>
  refuse('unknown-step', {
    place: 'query.step',
    reason: 'this journey has no such step',
    mend: `Name one of its steps: ${steps.map(({ id }) => id).join(', ')}.`,
  });
