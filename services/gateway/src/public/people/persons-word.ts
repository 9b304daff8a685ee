import { type Route, route } from '@handoff/http';
import { purposes } from '@handoff/sealing';
import { z } from 'zod';
import type { Gateway } from '../../gateway.ts';
import { releasesOf } from '../../intake/releases-of.ts';
import { revokesGuardian } from '../../translate/persons-word.ts';
import { erases, say, sayForMany, withdraws } from './say-word.ts';
import { idParam, ownView } from '../own-view.ts';

const code = z.string().min(1).max(60);
const purpose = z.enum(purposes);

const withdrawal = z.strictObject({
  recipient: code.nullable().default(null).describe('Who may hear no more; null: nobody may'),
  purposes: z
    .array(purpose)
    .min(1)
    .max(purposes.length)
    .nullable()
    .default(null)
    .describe('Null: every purpose'),
  by: z
    .enum(['person', 'guardian'])
    .nullable()
    .default(null)
    .describe('Who says it; a guardian takes back only what a guardian gave. Null: the person'),
});

const revocation = z.strictObject({
  by: z
    .enum(['person-of-age', 'supervisor'])
    .describe('The person, of age now by the day they were born; or a supervisor of yours'),
});

const taken = z
  .object({ intake: z.string(), taken: z.literal(true), receipts: z.string() })
  .describe('Taken; `receipts` is where the holders say what became of what they had');

const held = z
  .object({
    intake: z.string(),
    holders: z.array(
      z.object({
        agency: z.string(),
        service: z.string().nullable(),
        status: z.string(),
        contact: z.array(z.iso.datetime()).describe('When it was given name and contacts'),
      }),
    ),
  })
  .describe('Who was told of the person, and who was told how to reach them');

const many = z.strictObject({
  act: z.enum(['withdraw', 'erase']),
  intakes: z.array(z.string().min(1).max(100)).min(1).max(200),
});
const results = z
  .object({ results: z.array(z.object({ intake: z.string(), taken: z.boolean() })) })
  .describe('In the order asked; not taken: no intake of yours has this id');

/** What a person may say at any time, through the agency that took them in: no more, and forget me. */
export const personsWord = (gateway: Gateway): readonly Route[] => [
  route({
    method: 'POST',
    path: '/v1/intakes/:id/withdrawal',
    summary: 'The person takes consent back; what is open and rests on it is withdrawn',
    auth: 'known',
    params: idParam,
    body: withdrawal,
    answers: { 202: taken },
    handle: ({ body, ...asked }) => say(gateway, asked, asked.params.id, withdraws(body)),
  }),
  route({
    method: 'POST',
    path: '/v1/intakes/:id/guardian-revocation',
    summary: 'No guardian speaks for the person any more; what rested on a guardian’s word ends with it',
    auth: 'known',
    params: idParam,
    body: revocation,
    answers: { 202: taken },
    handle: ({ body, ...asked }) =>
      say(gateway, asked, asked.params.id, (_, whom) => revokesGuardian(gateway, whom, body.by)),
  }),
  route({
    method: 'POST',
    path: '/v1/intakes/:id/erasure',
    summary: 'The person asks to be erased; their keys are destroyed, and nobody can read what was sealed',
    auth: 'known',
    params: idParam,
    body: z.strictObject({}),
    answers: { 202: taken },
    handle: (asked) => say(gateway, asked, asked.params.id, erases),
  }),
  route({
    method: 'POST',
    path: '/v1/intakes/batch',
    summary: 'After a bad day: consent taken back, or everybody erased, for many people at once',
    auth: 'known',
    body: many,
    answers: { 200: results },
    handle: async ({ body: { act, intakes }, ...asked }) => ({
      results: await sayForMany(gateway, asked, intakes, act === 'erase' ? erases : withdraws({})),
    }),
  }),
  route({
    method: 'GET',
    path: '/v1/intakes/:id/holders',
    summary: 'Who already holds what of the person',
    auth: 'known',
    params: idParam,
    answers: { 200: held },
    handle: async ({ params, caller }) => {
      const { about } = await ownView(gateway, caller.name, 'intake', params.id);
      return { intake: params.id, holders: await holdersOf(gateway, about.personId ?? '') };
    },
  }),
];

const holdersOf = async (gateway: Gateway, personId: string) => {
  const releases = await releasesOf(gateway, personId);
  const known = await gateway.register.views.ofPerson(personId);
  return known
    .filter(({ about }) => about.role === 'receiver' && about.status !== undefined)
    .map(({ partner, about }) => ({
      agency: partner,
      service: about.service ?? null,
      status: about.status ?? '',
      contact: releases.filter(({ recipient }) => recipient === partner).map(({ at }) => at),
    }));
};
