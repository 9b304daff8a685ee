import { createHash } from 'node:crypto';
import type { Gateway } from '../gateway.ts';
import type { Webhook } from '../register/webhooks.ts';
import { changedMeanwhile } from './changed-meanwhile.ts';
import { newSecret, rotated } from './secrets.ts';

/** A new secret; asked again under the same key it is the same one, as long as it is the newest. */
export const rotateSecret = async (
  { register, now }: Pick<Gateway, 'register' | 'now'>,
  webhook: Webhook,
  key: string,
): Promise<Webhook> => {
  const madeFor = createHash('sha256').update(key).digest('base64url');
  if (webhook.secrets[0]?.madeFor === madeFor) return webhook;
  const secrets = rotated(webhook.secrets, { value: newSecret(), madeFor }, now());
  const next = { ...webhook, version: webhook.version + 1, secrets };
  if (!(await register.webhooks.put(next))) throw changedMeanwhile();
  return next;
};
