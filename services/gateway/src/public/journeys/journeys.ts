import { answer, notFound, type Route, route } from '@handoff/http';
import { drawJourney, enrolledNow, type StepAsTold, stepsAsTold, type Told } from '@handoff/journey-picture';
import { codeList } from '@handoff/schemas';
import { z } from 'zod';
import type { Gateway } from '../../gateway.ts';
import { mayBeTold } from '../may-be-told.ts';
import { idParam, ownView } from '../own-view.ts';

const said = z.string().nullable();

const step = z
  .object({
    id: z.string(),
    service: said,
    beside: z.boolean().describe('Goes on side by side with the way itself'),
    forEveryone: z.boolean().describe('Offered to everyone on this pathway, asked for or not'),
    waitsFor: z.array(z.string()).describe('Steps whose facts open it'),
    status: said.describe('open, waiting, done or closed; null where nothing was told'),
    because: said,
    on: said,
    referrals: z.array(
      z.object({ reference: z.string(), to: z.string(), status: z.string(), on: z.string() }),
    ),
    facts: z.array(z.object({ kind: z.string(), provider: said, on: z.string() })),
  })
  .describe('As far as you were told of it');

const journey = z
  .object({
    journey: z.string(),
    localRef: said,
    status: z.string().describe('withheld: what becomes of the person may not be said any more'),
    pathway: said,
    steps: z.array(step),
    coEnrolled: z.boolean().describe('Enrolled with two agencies at once, as far as you were told'),
    told: z.array(z.object({ type: z.string(), time: z.string(), data: z.looseObject({}) })),
  })
  .describe('Step by step, and in the order it became known');

/** A journey as its referrer was told of it, in words, step by step, and drawn. Nobody sees more than they were told. */
export const journeyRoutes = (gateway: Gateway): readonly Route[] => [
  route({
    method: 'GET',
    path: '/v1/journeys/:id',
    summary: "One person's way through several referrals, as you were told of it",
    auth: 'known',
    params: idParam,
    answers: { 200: journey },
    handle: async ({ params, caller }) => {
      const { intakeId, status, pathway, steps, told } = await asTold(gateway, caller.name, params.id);
      return {
        journey: params.id,
        localRef: await gateway.register.ownIds.of(caller.name, intakeId),
        status,
        pathway,
        steps,
        coEnrolled: enrolledNow(steps).length > 1,
        told,
      };
    },
  }),
  route({
    method: 'GET',
    path: '/v1/journeys/:id/picture.svg',
    summary: 'The same, drawn',
    auth: 'known',
    params: idParam,
    answers: { 200: z.string().describe('An SVG that stands alone: no script, no request') },
    handle: async ({ params, caller }) => {
      const { steps, pathway } = await asTold(gateway, caller.name, params.id);
      return answer(200, drawJourney(steps, titleOf(pathway)), { type: 'image/svg+xml; charset=utf-8' });
    },
  }),
];

type AsTold = Readonly<{
  intakeId: string;
  status: string;
  pathway: string | null;
  steps: readonly StepAsTold[];
  told: readonly Told[];
}>;

const asTold = async (gateway: Gateway, partner: string, id: string): Promise<AsTold> => {
  const view = await ownView(gateway, partner, 'journey', id);
  const { register } = gateway;
  const { journeyId, intakeId, status } = view.about;
  if (!intakeId || !journeyId) throw notFound('path.id');
  const isTold = (await mayBeTold(gateway, partner, [view]))(view);
  const all = await register.views.toldOf(partner, journeyId, intakeId);
  const told = isTold ? all : all.filter(({ data }) => data['kind'] === 'withheld');
  const planned = await register.cases.journeyOf(journeyId);
  return {
    intakeId,
    status: isTold ? (status ?? 'open') : 'withheld',
    pathway: planned?.pathway ?? null,
    steps: stepsAsTold(told, planned?.steps),
    told,
  };
};

const titleOf = (pathway: string | null): string =>
  codeList('pathway').codes.get(pathway ?? '')?.label ?? pathway ?? 'A journey';
