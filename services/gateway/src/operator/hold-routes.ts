import { type Caller, type Route, route } from '@handoff/http';
import { z } from 'zod';
import type { Gateway } from '../gateway.ts';
import { mustBeTwoPeople } from '../staff/operator-people.ts';
import { codeOfMember, memberAsking } from './who.ts';

const whose = z.object({ id: z.string().max(200) });
const matter = z
  .string()
  .min(1)
  .max(60)
  .describe('The matter, by the number counsel gave it, e.g. matter-2026-014');
const standing = z.object({
  hold: z
    .object({
      matter: z.string(),
      stage: z.string(),
      askedBy: z.string(),
      confirmedBy: z.string().nullable(),
      erasureWaits: z.boolean(),
    })
    .nullable(),
});

/** Counsel's legal hold, by two people who signed in: the id is the exchange's own for an intake. */
export const holdRoutes = (gateway: Gateway): readonly Route[] => {
  const intake = () => gateway.call('intake');
  const stands = async (id: string) =>
    standing.parse((await intake().get('/internal/holds/:id', { params: { id } })).body).hold;
  const say = async (id: string, act: 'ask' | 'confirm' | 'lift', caller: Caller, said: object = {}) => {
    const body = { by: memberAsking(caller), ...said };
    await intake().post(`/internal/holds/:id/${act}`, body, { params: { id } });
    return shown(gateway, await stands(id));
  };
  return [
    route({
      method: 'GET',
      path: '/v1/operator/holds/:id',
      summary: 'Whether a legal hold stands on what is kept of somebody, and whether an erasure waits',
      auth: 'known',
      params: whose,
      handle: async ({ params: { id } }) => shown(gateway, await stands(id)),
    }),
    route({
      method: 'POST',
      path: '/v1/operator/holds/:id/ask',
      summary: 'Asks for one; it holds once another person confirmed it',
      auth: 'known',
      params: whose,
      body: z.strictObject({ matter }),
      handle: ({ params: { id }, body, caller }) => say(id, 'ask', caller, body),
    }),
    route({
      method: 'POST',
      path: '/v1/operator/holds/:id/confirm',
      summary: 'Confirms it, as another person than who asked',
      auth: 'known',
      params: whose,
      body: z.strictObject({}),
      handle: async ({ params: { id }, caller }) => {
        const hold = await stands(id);
        if (hold?.stage === 'asked') await mustBeTwoPeople(gateway, hold.askedBy, memberAsking(caller));
        return say(id, 'confirm', caller);
      },
    }),
    route({
      method: 'POST',
      path: '/v1/operator/holds/:id/lift',
      summary: 'Ends it; an erasure that waited follows',
      auth: 'known',
      params: whose,
      body: z.strictObject({}),
      handle: ({ params: { id }, caller }) => say(id, 'lift', caller),
    }),
  ];
};

const shown = async (gateway: Gateway, hold: z.infer<typeof standing>['hold']) => {
  if (hold === null) return { hold };
  const { askedBy, confirmedBy } = hold;
  return {
    hold: {
      ...hold,
      askedBy: await codeOfMember(gateway, askedBy),
      confirmedBy: confirmedBy === null ? null : await codeOfMember(gateway, confirmedBy),
    },
  };
};
