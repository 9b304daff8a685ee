import { answer, notFound, type Route, route } from '@handoff/http';
import { z } from 'zod';
import type { Gateway } from '../../gateway.ts';
import { type Lane, placeOf } from '../../register/webhook-deliveries.ts';
import { nameParam, ownWebhook } from './webhooks.ts';

const status = z.enum(['pending', 'delivered', 'failed', 'cancelled']);

const delivery = z.object({
  id: z.string().describe('The event, and the webhook-id'),
  type: z.string(),
  time: z.string(),
  position: z.number().int().nullable(),
  subject: z.string(),
  status,
  code: z.string().optional().describe('Why it failed or was cancelled'),
  nextAt: z.string().optional().describe('When the next attempt is due'),
  attempts: z.array(
    z.object({
      at: z.string(),
      ms: z.number(),
      status: z.number().int().optional().describe('What you answered'),
      code: z.string().optional().describe('Why there was no answer'),
    }),
  ),
});

const page = z
  .object({ deliveries: z.array(delivery), next: z.string().nullable().describe('Send it as `before`') })
  .describe('The newest first');

const idParam = nameParam.extend({ id: z.string().max(100) });

/** What became of each message at a webhook, and the ways to have it again. */
export const webhookDeliveryRoutes = (gateway: Gateway): readonly Route[] => {
  const { webhookDeliveries } = gateway.register;
  const own = async (partner: string, name: string): Promise<Lane> => {
    await ownWebhook(gateway, partner, name);
    return { partner, webhook: name };
  };
  return [
    route({
      method: 'GET',
      path: '/v1/webhooks/:name/deliveries',
      summary: 'The delivery log: what was sent, every attempt, what comes next',
      auth: 'known',
      params: nameParam,
      query: z.object({
        status: status.optional(),
        before: z.string().max(200).optional(),
        limit: z.coerce.number().int().min(1).max(200).default(50),
      }),
      answers: { 200: page },
      handle: async ({ caller, params, query: { status, before, limit } }) => {
        const wanted = { limit, ...(status && { status }), ...(before !== undefined && { before }) };
        const deliveries = await webhookDeliveries.list(await own(caller.name, params.name), wanted);
        const last = deliveries.length === limit ? deliveries.at(-1) : undefined;
        return { deliveries, next: last ? placeOf(last) : null };
      },
    }),
    route({
      method: 'GET',
      path: '/v1/webhooks/:name/deliveries/:id',
      summary: 'One delivery',
      auth: 'known',
      params: idParam,
      answers: { 200: delivery.describe('The delivery') },
      handle: async ({ caller, params: { name, id } }) => {
        const found = await webhookDeliveries.find(await own(caller.name, name), id);
        if (!found) throw notFound('path.id');
        return found;
      },
    }),
    route({
      method: 'POST',
      path: '/v1/webhooks/:name/deliveries/:id/replay',
      summary: 'Sends one message again, under the same id',
      auth: 'known',
      params: idParam,
      answers: { 202: z.object({ replayed: z.number().int() }).describe('It is on its way') },
      handle: async ({ caller, params: { name, id } }) => {
        if (!(await webhookDeliveries.replay(await own(caller.name, name), id))) throw notFound('path.id');
        return answer(202, { replayed: 1 });
      },
    }),
    route({
      method: 'POST',
      path: '/v1/webhooks/:name/replay',
      summary: 'Sends every message again that failed since then, under the same ids',
      auth: 'known',
      params: nameParam,
      body: z.object({ since: z.iso.datetime() }),
      answers: { 202: z.object({ replayed: z.number().int() }).describe('How many are on their way') },
      handle: async ({ caller, params, body }) => {
        const since = new Date(body.since).toISOString();
        const lane = await own(caller.name, params.name);
        return answer(202, { replayed: await webhookDeliveries.replayFailed(lane, since) });
      },
    }),
  ];
};
