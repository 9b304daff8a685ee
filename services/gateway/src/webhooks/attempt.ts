import type { Gateway } from '../gateway.ts';
import type { Claim, Lane } from '../register/webhook-deliveries.ts';
import type { Webhook } from '../register/webhooks.ts';
import { got, mark } from './mark.ts';
import type { Post, Posted } from './post.ts';
import { signing } from './secrets.ts';
import { signedHeaders } from './sign.ts';
import { stillAllowed } from './still-allowed.ts';
import { wordsOf } from './words.ts';

export type Sending = Readonly<{ gateway: Gateway; post: Post; random?: () => number }>;

// Longer than everything an attempt waits for.
const leaseMs = 30_000;
const soonMs = 3_000;

/** Sends what is due longest at a webhook, once. False: nothing is due there. */
export const attempt = async (sending: Sending, lane: Lane, signal: AbortSignal): Promise<boolean> => {
  const { register } = sending.gateway;
  const claim = await register.webhookDeliveries.claim(lane, leaseMs);
  if (!claim) return false;
  const webhook = await register.webhooks.find(lane.partner, lane.webhook);
  await (webhook?.enabled === true
    ? send(sending, webhook, claim, signal)
    : register.webhookDeliveries.settle(claim, { status: 'failed', code: 'webhook-disabled' }));
  return true;
};

const send = async (sending: Sending, webhook: Webhook, claim: Claim, signal: AbortSignal): Promise<void> => {
  const { gateway } = sending;
  const { webhookDeliveries } = gateway.register;
  if (!(await orSoonAgain(sending, claim, stillAllowed(gateway, claim)))) {
    await webhookDeliveries.settle(claim, { status: 'cancelled', code: 'no-longer-allowed' });
    return;
  }
  const at = new Date();
  const posted = await orSoonAgain(sending, claim, postSigned(sending, webhook, claim, at, signal));
  // Between the two the process may end: the same message goes out again, under the same id.
  if (got(posted)) await gateway.failpoint('webhook.after-2xx-before-mark');
  const { random = Math.random } = sending;
  const ms = Date.now() - at.getTime();
  await mark(gateway, { webhook, claim, posted, random: random(), at: at.toISOString(), ms });
};

/** Nobody can be asked for consent, or this process ends: no attempt was made, and it is not counted as one. */
const orSoonAgain = async <T>({ gateway }: Sending, claim: Claim, doing: Promise<T>): Promise<T> => {
  try {
    return await doing;
  } catch (error) {
    await gateway.register.webhookDeliveries.settle(claim, { status: 'pending', waitMs: soonMs });
    throw error;
  }
};

const postSigned = (
  { gateway, post }: Sending,
  { url, secrets }: Webhook,
  claim: Claim,
  at: Date,
  signal: AbortSignal,
): Promise<Posted> => {
  const body = wordsOf(claim);
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'Handoff-Webhooks/1',
    ...signedHeaders({ id: claim.id, at, body, secrets: signing(secrets, gateway.now()) }),
  };
  return post({ url, headers, body }, signal);
};
