import { doneAlso, hashOfKey, isDone } from '../done-for.ts';
import type { Gateway } from '../gateway.ts';
import type { Webhook } from '../register/webhooks.ts';
import { changedMeanwhile } from './changed-meanwhile.ts';
import { newSecret, rotated } from './secrets.ts';

/** A new secret; asked again under the same key there is no other, and the newest is told. */
export const rotateSecret = async (
  { register, now }: Pick<Gateway, 'register' | 'now'>,
  webhook: Webhook,
  key: string,
): Promise<Webhook> => {
  if (isDone(webhook, key)) return webhook;
  const secrets = rotated(webhook.secrets, { value: newSecret(), madeFor: hashOfKey(key) }, now());
  const next = { ...webhook, version: webhook.version + 1, secrets, ...doneAlso(webhook, key) };
  if (!(await register.webhooks.put(next))) throw changedMeanwhile();
  return next;
};
