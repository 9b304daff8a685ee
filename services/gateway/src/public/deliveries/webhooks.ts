import { answer, notFound, type Route, route } from '@handoff/http';
import { z } from 'zod';
import type { Gateway } from '../../gateway.ts';
import type { Webhook } from '../../register/webhooks.ts';
import { checkUrl } from '../../webhooks/check-url.ts';
import { removeWebhook } from '../../webhooks/remove-webhook.ts';
import { rotateSecret } from '../../webhooks/rotate-secret.ts';
import { sendTest } from '../../webhooks/send-test.ts';
import { setWebhook } from '../../webhooks/set-webhook.ts';
import { idempotencyKey } from '../once.ts';
import { nextPage, pageOf, pageQuery } from '../page-of.ts';
import { keyedHash } from '../request-hash.ts';

export type WebhookSettings = Readonly<{ loopback: boolean }>;

export const nameParam = z.object({
  name: z
    .string()
    .max(30)
    .regex(/^[a-z][a-z0-9-]*$/)
    .describe('A name of your choice'),
});

const shape = z.object({
  name: z.string(),
  url: z.string(),
  enabled: z.boolean(),
  since: z.string().describe('What was told before is not announced'),
  failingSince: z.string().optional().describe('Since when nothing got through'),
  disabled: z.object({ code: z.string(), at: z.string() }).optional().describe('Why we switched it off'),
  formerSecretUntil: z.string().optional().describe('Until then two secrets sign'),
  secret: z.string().optional().describe('Shown once'),
});

const shown = (kept: Webhook) => {
  const { secrets, doneFor: _, ...webhook } = kept;
  const until = secrets[1]?.until;
  return { ...webhook, ...(until !== undefined && { formerSecretUntil: until }) };
};
const withSecret = (webhook: Webhook) => ({ ...shown(webhook), secret: webhook.secrets[0]?.value });

export const ownWebhook = async (
  { register }: Pick<Gateway, 'register'>,
  partner: string,
  name: string,
): Promise<Webhook> => {
  const found = await register.webhooks.find(partner, name);
  if (!found) throw notFound('path.name');
  return found;
};

export const webhookRoutes = (gateway: Gateway, settings: WebhookSettings): readonly Route[] => [
  route({
    method: 'GET',
    path: '/v1/webhooks',
    summary: 'Your webhooks, and how they stand',
    auth: 'known',
    query: pageQuery,
    answers: { 200: z.object({ webhooks: z.array(shape), next: nextPage }).describe('By name') },
    handle: async ({ caller, query }) => {
      const all = await gateway.register.webhooks.of(caller.name);
      const { page, next } = pageOf(all, ({ name }) => name, query);
      return { webhooks: page.map(shown), next };
    },
  }),
  route({
    method: 'GET',
    path: '/v1/webhooks/:name',
    summary: 'One webhook, and how it stands',
    auth: 'known',
    params: nameParam,
    answers: { 200: shape.describe('The webhook') },
    handle: async ({ caller, params }) => shown(await ownWebhook(gateway, caller.name, params.name)),
  }),
  route({
    method: 'PUT',
    path: '/v1/webhooks/:name',
    summary: 'Where to announce what stands in your feed; the same again changes nothing',
    auth: 'known',
    params: nameParam,
    body: z.object({
      url: z.string().min(1).max(500).describe('https, port 443 or 8443, a public address'),
      enabled: z.boolean().default(true),
    }),
    answers: {
      200: shape.describe('It stands so'),
      201: shape.describe('Made; the secret is shown to this request alone'),
    },
    handle: async ({ caller, header, bytes, params: { name }, body: { url, enabled } }) => {
      const wanted = { partner: caller.name, name, url: checkUrl(url, settings), enabled };
      const request = keyedHash(idempotencyKey(header), `PUT /v1/webhooks/${name}`, bytes);
      const { webhook, made } = await setWebhook(gateway, wanted, request);
      return made ? answer(201, withSecret(webhook)) : shown(webhook);
    },
  }),
  route({
    method: 'DELETE',
    path: '/v1/webhooks/:name',
    summary: 'Removes a webhook; what waits for it is cancelled',
    auth: 'known',
    params: nameParam,
    handle: async ({ caller, params: { name } }) => removeWebhook(gateway, caller.name, name),
  }),
  route({
    method: 'POST',
    path: '/v1/webhooks/:name/secret',
    summary: 'A new secret, shown once; the former one signs on for a day',
    auth: 'known',
    params: nameParam,
    answers: { 201: shape.describe('With the new secret') },
    handle: async ({ caller, params: { name }, header, bytes }) => {
      const key = idempotencyKey(header);
      const request = keyedHash(key, `POST /v1/webhooks/${name}/secret`, bytes);
      const webhook = await ownWebhook(gateway, caller.name, name);
      return answer(201, withSecret(await rotateSecret(gateway, webhook, { key, request })));
    },
  }),
  route({
    method: 'POST',
    path: '/v1/webhooks/:name/test',
    summary: 'Sends a message of type Test',
    auth: 'known',
    params: nameParam,
    answers: { 202: z.object({ id: z.string() }).describe('Its delivery is in the log') },
    handle: async ({ caller, params, header }) => {
      const key = idempotencyKey(header);
      const webhook = await ownWebhook(gateway, caller.name, params.name);
      return answer(202, { id: await sendTest(gateway, webhook, key) });
    },
  }),
];
