import { answer, type Route, route } from '@handoff/http';
import { z } from 'zod';
import type { Gateway } from '../../gateway.ts';
import { translate } from '../../translate/translate.ts';
import { once } from '../once.ts';
import { idParam, ownView } from '../own-view.ts';

const code = z.string().min(1).max(60);

const choices = z.strictObject({
  step: code.describe('The step of the journey, as its notices name it'),
  choices: z
    .array(z.strictObject({ service: code, agency: code }))
    .min(1)
    .max(50)
    .describe('In the order the person wants them; they replace earlier ones for this step'),
  atOnce: z.boolean().nullable().default(null).describe('True: all are asked at once, in one referral'),
  mode: code
    .nullable()
    .default(null)
    .describe(
      'With atOnce: confirm (each may hold a place, the person confirms one) or queue (a community queue: the first that accepts has the person)',
    ),
  priority: z
    .number()
    .int()
    .min(1)
    .max(1_000)
    .nullable()
    .default(null)
    .describe('In a community queue: 1 most urgent; null: by how long the person has waited'),
});

const taken = z
  .object({ journey: z.string(), taken: z.literal(true) })
  .describe('Taken; what follows comes as notices of the journey and its referrals');

/** A choice made later than at intake: a journey that waits for one goes on. */
export const choiceRoutes = (gateway: Gateway): readonly Route[] => [
  route({
    method: 'POST',
    path: '/v1/journeys/:id/choices',
    summary: 'The person chooses agencies for a step, in their order',
    auth: 'known',
    params: idParam,
    body: choices,
    answers: { 202: taken },
    handle: async ({ body, ...asked }) => {
      const { id } = asked.params;
      await ownView(gateway, asked.caller.name, 'journey', id);
      const message = { journey: id, ...body };
      await once(gateway, { ...asked, route: `POST /v1/journeys/${id}/choices` }, (speaker) =>
        translate(gateway, speaker, { record: 'handoff.partners.ChoiceMade', message }),
      );
      return answer(202, { journey: id, taken: true });
    },
  }),
];
