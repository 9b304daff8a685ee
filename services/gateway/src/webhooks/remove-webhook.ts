import type { Gateway } from '../gateway.ts';

/** Nothing more is announced there, and what waits for it is cancelled. */
export const removeWebhook = async (
  { register }: Pick<Gateway, 'register'>,
  partner: string,
  name: string,
): Promise<void> => {
  await register.webhooks.remove(partner, name);
  await register.webhookDeliveries.giveUp(
    { partner, webhook: name },
    { status: 'cancelled', code: 'webhook-removed' },
  );
};
