import { answer, type Route, route } from '@handoff/http';
import { z } from 'zod';
import type { Gateway } from '../../gateway.ts';
import { mayBeginParticipation, warningFor } from '../may-begin-participation.ts';
import { idParam, ownReferral } from '../own-view.ts';
import { knownTogether, shownAll } from './shown-referral.ts';

const maybe = z.string().nullable();

const referral = z
  .object({
    referral: z.string(),
    reference: maybe,
    role: z.enum(['referrer', 'receiver']),
    status: maybe.describe('Null: what became of it may not be said'),
    service: maybe,
    program: maybe,
    from: maybe,
    to: maybe,
    step: maybe,
    respondBy: maybe,
    introduction: maybe.describe('How the person comes, as the referrer said'),
    version: z.number().int().describe('Send it with an answer, or as If-Match'),
    localRef: maybe,
    term: maybe.describe('Your code of the term, where you gave one with localRef'),
  })
  .describe('As you were told of it');

const page = z.object({
  status: z.string().max(40).optional(),
  after: z.string().max(100).optional().describe('`next` of the page before'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

const single = referral.extend({
  comesWith: z
    .array(z.string())
    .describe('Referrals to you of the same household or group that are under way, by your ids'),
  warning: mayBeginParticipation,
});
const queued = referral.extend({ priority: z.number().int().nullable() });

export const referralRoutes = (gateway: Gateway): readonly Route[] => [
  route({
    method: 'GET',
    path: '/v1/referrals',
    summary: 'Referrals you sent or received, by your ids',
    auth: 'known',
    query: page,
    answers: { 200: z.object({ referrals: z.array(referral), next: maybe }).describe('A page') },
    handle: async ({ query: { limit, status, after }, caller }) => {
      const views = await gateway.register.views.list(caller.name, {
        kind: 'referral',
        limit,
        ...(status === undefined ? {} : { statuses: [status] }),
        ...(after === undefined ? {} : { after }),
      });
      const shown = await shownAll(gateway, caller.name, views);
      // Found by a status that may not be said: that it was found would say it.
      const referrals = status === undefined ? shown : shown.filter((one) => one.status === status);
      return { referrals, next: views.length === limit ? views.at(-1)?.externalId : null };
    },
  }),
  route({
    method: 'GET',
    path: '/v1/queue',
    summary: 'The community queue as you see it: whoever accepts first has the person. Most urgent first',
    auth: 'known',
    query: page.omit({ status: true }),
    answers: { 200: z.object({ referrals: z.array(queued), next: maybe }).describe('A page') },
    handle: async ({ query: { limit, after }, caller }) => {
      const views = await gateway.register.views.list(caller.name, {
        kind: 'referral',
        role: 'receiver',
        statuses: ['offered'],
        queued: true,
        limit,
        ...(after === undefined ? {} : { after }),
      });
      const shown = await shownAll(gateway, caller.name, views);
      const referrals = shown.map((one, index) => ({
        ...one,
        priority: views[index]?.about.priority ?? null,
      }));
      return { referrals, next: views.length === limit ? (views.at(-1)?.about.queue ?? null) : null };
    },
  }),
  route({
    method: 'GET',
    path: '/v1/referrals/:id',
    summary: 'One referral, by your id for it or its short reference',
    auth: 'known',
    params: idParam,
    answers: { 200: single },
    handle: async ({ params, caller }) => {
      const view = await ownReferral(gateway, caller.name, params.id);
      const [one] = await shownAll(gateway, caller.name, [view]);
      const comesWith = await knownTogether(gateway, view);
      // One entered in error never was one.
      const isMade = one?.role === 'referrer' && one.status !== 'entered-in-error';
      const warned = isMade ? await warningFor(gateway, caller.name) : {};
      return answer(200, { ...one, comesWith, ...warned }, { headers: { etag: `"${view.told}"` } });
    },
  }),
];
