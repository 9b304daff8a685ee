import type { Gateway } from '../gateway.ts';
import type { Attempt, Claim, Settled } from '../register/webhook-deliveries.ts';
import type { Webhook } from '../register/webhooks.ts';
import type { Posted } from './post.ts';
import { report } from './report.ts';
import { nextWait } from './schedule.ts';
import { switchOff } from './switch-off.ts';

export type Tried = Readonly<{
  webhook: Webhook;
  claim: Claim;
  posted: Posted;
  /** Between 0 and 1. */
  random: number;
  at: string;
  ms: number;
}>;

const disabledAfterMs = 5 * 86_400_000;

/** A receiver has the message once it answers 2xx, and not before. */
export const got = (posted: Posted): boolean =>
  posted.kind === 'answered' && posted.status >= 200 && posted.status < 300;

/** What follows from an attempt. */
export const mark = async (gateway: Gateway, tried: Tried): Promise<void> => {
  const { webhook, claim, posted, at, ms } = tried;
  const { webhooks, webhookDeliveries } = gateway.register;
  const said = posted.kind === 'answered' ? { status: posted.status } : { code: posted.code };
  const settled = settledBy(tried);
  // The last refusal is told before it is marked: whoever dies in between tries once more and tells the same.
  if (settled.status === 'failed') await tellFailed(gateway, claim);
  const attempt: Attempt = { at, ms, ...said };
  if (!(await webhookDeliveries.settle(claim, settled, attempt))) return;
  if (settled.status === 'delivered') return webhooks.succeeded(webhook.partner, webhook.name);
  return isGone(posted) ? switchOff(gateway, webhook, { code: 'receiver-gone' }) : failed(gateway, webhook);
};

const settledBy = ({ claim, posted, random }: Tried): Settled => {
  if (got(posted)) return { status: 'delivered' };
  const retryAfterMs = posted.kind === 'answered' ? posted.retryAfterMs : undefined;
  const waitMs = nextWait({ attempts: claim.tries + 1, random, retryAfterMs });
  return waitMs === undefined
    ? { status: 'failed', code: 'tried-for-three-days' }
    : { status: 'pending', waitMs };
};

const isGone = (posted: Posted): boolean => posted.kind === 'answered' && posted.status === 410;

const failed = async (gateway: Gateway, webhook: Webhook): Promise<void> => {
  const now = gateway.now();
  const failingSince = await gateway.register.webhooks.failed(webhook.partner, webhook.name, now);
  if (Date.parse(now) - Date.parse(failingSince) >= disabledAfterMs)
    await switchOff(gateway, webhook, { code: 'nothing-got-through', failingSince });
};

const tellFailed = (gateway: Gateway, { partner, webhook, id, tries }: Claim): Promise<void> =>
  report(gateway, ['webhook-delivery', partner, webhook, id].join('|'), {
    type: 'DeliveryFailed',
    data: {
      slug: partner,
      message: id,
      code: 'tried-for-three-days',
      reason: 'No attempt of its webhook was answered with 2xx.',
      attempts: tries + 1,
    },
  });
