import { Refusal } from '@handoff/decider';
import type { Context } from '@handoff/host';
import { answer, notFound, type Route, route } from '@handoff/http';
import { sealTo } from '@handoff/sealing';
import { z } from 'zod';
import { externalId } from '../external-id.ts';
import { intakeKey } from '../intake-key.ts';
import { ownIdOf } from '../mongo/own-ids.ts';
import { screeningOf } from '../mongo/screenings.ts';
import { findView } from '../mongo/views.ts';
import { openVerdicts } from '../open-verdicts.ts';
import { commandFromSubmission } from '../translate/command-from.ts';
import { idempotencyKey, once } from './once.ts';

const terms = z.strictObject({
  recipient: z.string().describe("A partner's slug, or `exchange`"),
  purposes: z.array(z.enum(['identity', 'contact', 'screening', 'routing', 'progress'])).min(1),
  until: z.iso.date(),
  how: z.enum(['spoken', 'signed']),
  language: z.string(),
  records: z.array(z.string()).nullable().default(null),
  interpreter: z.boolean().default(false),
  on: z.iso.date(),
});

const submission = z.strictObject({
  localRef: z.string().min(1).max(100).describe('Your own id; it comes back to you alone'),
  jurisdiction: z.string().regex(/^US-[A-Z]{2}$/),
  language: z.string().min(2).describe('BCP 47'),
  interpreter: z.enum(['yes', 'no', 'asks-each-time']).default('no'),
  needs: z.array(z.string()).min(1),
  choices: z.array(z.strictObject({ service: z.string(), agency: z.string() })).default([]),
  pathway: z.string().nullable().default(null),
  consents: z.array(terms).min(1),
  person: z
    .looseObject({})
    .optional()
    .describe('Who it is and what was answered, in clear over TLS; sealed on arrival'),
  sealedPerson: z.string().optional().describe('The same as a compact JWE to the key at /v1/keys'),
});

const idParam = z.object({ id: z.string().max(100) });

export const intakeRoutes = (context: Context): readonly Route[] => [
  route({
    method: 'POST',
    path: '/v1/intakes',
    summary: 'Submits an intake',
    auth: 'known',
    body: submission,
    handle: async ({ body, bytes, caller, header }) => {
      const partner = caller.name;
      const command = await once(
        context,
        { partner, key: idempotencyKey(header), route: 'POST /v1/intakes', bytes },
        async (speaker) => {
          const { person, sealedPerson, ...rest } = body;
          return commandFromSubmission(context, speaker, {
            ...rest,
            sealedPerson: await sealed(context, person, sealedPerson),
          });
        },
      );
      const intake = externalId(context, partner, command.streamId);
      return answer(
        201,
        { intake, localRef: body.localRef, status: 'received' },
        { headers: { location: `/v1/intakes/${intake}` } },
      );
    },
  }),
  route({
    method: 'GET',
    path: '/v1/intakes/:id',
    summary: 'Where an intake of yours stands',
    auth: 'known',
    params: idParam,
    handle: async ({ params, caller }) => {
      const { subject, about } = await ownIntake(context, caller.name, params.id);
      return {
        intake: params.id,
        localRef: await ownIdOf(context, caller.name, subject),
        status: about.status,
      };
    },
  }),
  route({
    method: 'GET',
    path: '/v1/intakes/:id/screening',
    summary: 'What is open to the person, why, and what is still to be asked',
    auth: 'known',
    params: idParam,
    handle: async ({ params, caller }) => {
      const { subject } = await ownIntake(context, caller.name, params.id);
      const screening = await screeningOf(context, subject);
      if (!screening) throw notFound('path.id');
      return { intake: params.id, screening: await openVerdicts(context, screening, 'screening-fetched') };
    },
  }),
];

const ownIntake = async (context: Context, partner: string, id: string) => {
  const found = await findView(context, partner, 'intake', id);
  if (!found) throw notFound('path.id');
  return found;
};

const sealed = async (
  context: Context,
  person: object | undefined,
  already: string | undefined,
): Promise<string> => {
  if ((person === undefined) === (already === undefined)) throw oneOfTwo();
  return already ?? sealTo(await intakeKey(context), person);
};

const oneOfTwo = (): Refusal =>
  new Refusal('bad-input', {
    place: 'body.person',
    reason: 'the person is given either in clear or sealed, not both and not neither',
    mend: 'Send `person`, or `sealedPerson` made with the key at GET /v1/keys.',
  });
