import type { Gateway } from '../gateway.ts';
import type { Announcement } from '../register/webhook-deliveries.ts';
import type { Webhook } from '../register/webhooks.ts';

/** A delivery about nobody, asked for by the partner: the same key is the same message. */
export const sendTest = async (
  { ids, register, now }: Pick<Gateway, 'ids' | 'register' | 'now'>,
  { partner, name }: Webhook,
  key: string,
): Promise<string> => {
  const id = ids.derive('test', `webhook-test|${partner}|${name}|${key}`);
  const test: Announcement = {
    partner,
    webhook: name,
    id,
    type: 'Test',
    time: now(),
    position: null,
    subject: id,
    sequence: 1,
    purpose: null,
  };
  await register.webhookDeliveries.add(test);
  return id;
};
