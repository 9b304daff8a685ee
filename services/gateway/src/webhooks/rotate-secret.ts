import { createHash } from 'node:crypto';
import { doneAlso, isDone } from '../done-for.ts';
import type { Gateway } from '../gateway.ts';
import type { Webhook } from '../register/webhooks.ts';
import { changedMeanwhile } from './changed-meanwhile.ts';
import { newSecret, rotated } from './secrets.ts';

type Asked = Readonly<{ key: string; request: string }>;

/** A new secret; by the same request (`keyedHash`) there is no other, and the newest is told. */
export const rotateSecret = async (
  { register, now }: Pick<Gateway, 'register' | 'now'>,
  webhook: Webhook,
  { key, request }: Asked,
): Promise<Webhook> => {
  if (isDone(webhook, request) || madeBefore(webhook, key)) return webhook;
  const secrets = rotated(webhook.secrets, { value: newSecret(), madeFor: request }, now());
  const next = { ...webhook, version: webhook.version + 1, secrets, ...doneAlso(webhook, request) };
  if (!(await register.webhooks.put(next))) throw changedMeanwhile();
  return next;
};

/** Before whole requests were kept, a secret said for which key it had been made, and only a rotation said so. */
const madeBefore = ({ secrets }: Webhook, key: string): boolean => {
  const ofKey = createHash('sha256').update(key).digest('base64url');
  return secrets.some(({ madeFor }) => madeFor === ofKey);
};
