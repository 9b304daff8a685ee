import { answer, type Input, type Route, route } from '@handoff/http';
import { z } from 'zod';
import type { Gateway } from '../gateway.ts';
import { releasesOf } from '../intake/releases-of.ts';
import type { Addressed } from '../translate/translate.ts';
import { once } from './once.ts';
import { idParam, ownView } from './own-view.ts';

const code = z.string().min(1).max(60);
const purpose = z.enum(['identity', 'contact', 'screening', 'routing', 'progress']);

const withdrawal = z.strictObject({
  recipient: code.nullable().default(null).describe('Who may hear no more; null: nobody may'),
  purposes: z.array(purpose).min(1).max(5).nullable().default(null).describe('Null: every purpose'),
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

type Whom = Readonly<{ intakeId: string; personId: string }>;
type Means = (gateway: Gateway, whom: Whom) => Addressed;
type Asked = Pick<Input<unknown, unknown, unknown>, 'caller' | 'header' | 'bytes'>;

const withdraws =
  ({ recipient = null, purposes = null }: Partial<z.infer<typeof withdrawal>>): Means =>
  ({ ids }, { personId }) => {
    const consentId = ids.derive('consent', personId);
    return { name: 'WithdrawConsent', streamId: consentId, value: { consentId, recipient, purposes } };
  };

const erases: Means = (_, { intakeId, personId }) => ({
  name: 'ErasePerson',
  streamId: intakeId,
  value: { intakeId, personId },
});

const say = async (gateway: Gateway, asked: Asked, id: string, means: Means) => {
  const { subject: intakeId, about } = await ownView(gateway, asked.caller.name, 'intake', id);
  const command = means(gateway, { intakeId, personId: about.personId ?? '' });
  await once(gateway, { ...asked, route: `${command.name} ${id}` }, () => Promise.resolve(command));
  return answer(202, { intake: id, taken: true, receipts: `/v1/intakes/${id}/receipts` });
};

/** Each under a key of its own, so that one that is unknown costs nothing but itself, and a repeat goes on where it stopped. */
const sayForMany = async (gateway: Gateway, asked: Asked, ids: readonly string[], means: Means) => {
  const told: { intake: string; taken: boolean }[] = [];
  for (const id of ids) {
    const header = (name: string) => {
      const key = asked.header(name);
      return name === 'idempotency-key' && key !== undefined ? `${key}#${told.length}` : key;
    };
    const [found] = await gateway.register.views.find(asked.caller.name, 'intake', id);
    if (found) await say(gateway, { ...asked, header }, id, means);
    told.push({ intake: id, taken: found !== undefined });
  }
  return told;
};

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
