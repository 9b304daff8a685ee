import type { Gateway } from '../gateway.ts';
import type { Webhook } from '../register/webhooks.ts';
import { report } from './report.ts';

type Why = Readonly<{ code: 'receiver-gone' | 'nothing-got-through'; failingSince?: string }>;

const reasons = {
  'receiver-gone': 'It answered 410 Gone.',
  'nothing-got-through': 'No delivery was answered with 2xx for five days.',
} as const;

/**
 * The event first, then the webhook: whoever dies in between does it again under the same causation. What waits for it
 * fails with it; it can be replayed.
 */
export const switchOff = async (
  { register, now, ...gateway }: Pick<Gateway, 'register' | 'now' | 'ids' | 'handle'>,
  webhook: Webhook,
  { code, failingSince }: Why,
): Promise<void> => {
  const { partner, name, version } = webhook;
  const mend = `Mend the receiver, then send PUT /v1/webhooks/${name} again; read the feed for what was missed.`;
  await report(gateway, ['webhook-off', partner, name, webhook.since, version].join('|'), {
    type: 'WebhookDisabled',
    data: {
      slug: partner,
      webhook: name,
      code,
      reason: reasons[code],
      mend,
      failingSince: failingSince ?? null,
    },
  });
  const { failingSince: _, ...kept } = webhook;
  const off = { ...kept, version: version + 1, enabled: false, disabled: { code, at: now() } };
  // Changed meanwhile by the partner: then that stands.
  if (!(await register.webhooks.put(off))) return;
  await register.webhookDeliveries.giveUp(
    { partner, webhook: name },
    { status: 'failed', code: 'webhook-disabled' },
  );
};
