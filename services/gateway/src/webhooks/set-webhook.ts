import { Refusal } from '@handoff/decider';
import { doneAlso, isDone } from '../done-for.ts';
import type { Gateway } from '../gateway.ts';
import type { Webhook } from '../register/webhooks.ts';
import { changedMeanwhile } from './changed-meanwhile.ts';
import { newSecret } from './secrets.ts';

type Wanted = Pick<Webhook, 'partner' | 'name' | 'url' | 'enabled'>;
/** `made`: by this request, now or when it came first, and no later secret is there. */
export type Stands = Readonly<{ webhook: Webhook; made: boolean }>;

const mostWebhooks = 3;

/** `request`: its `keyedHash`. The same again changes nothing. Only who made it sees its secret. */
export const setWebhook = async (
  { register, now }: Pick<Gateway, 'register' | 'now'>,
  wanted: Wanted,
  request: string,
): Promise<Stands> => {
  const { webhooks, webhookDeliveries } = register;
  const { partner, name, url, enabled } = wanted;
  const kept = await webhooks.find(partner, name);
  if (kept && isDone(kept, request)) return { webhook: kept, made: kept.secrets[0]?.madeFor === request };
  if (kept && kept.url === url && kept.enabled === enabled) return { webhook: kept, made: false };
  if (!kept && (await webhooks.of(partner)).length >= mostWebhooks) throw tooMany();
  const webhook = {
    ...(kept ? changed(kept, { url, enabled }) : made(wanted, request, now())),
    ...doneAlso(kept ?? {}, request),
  };
  if (!(await webhooks.put(webhook))) throw changedMeanwhile();
  if (!enabled)
    await webhookDeliveries.giveUp(
      { partner, webhook: name },
      { status: 'failed', code: 'webhook-disabled' },
    );
  return { webhook, made: !kept };
};

const made = (wanted: Wanted, madeFor: string, now: string): Webhook => ({
  ...wanted,
  version: 1,
  since: now,
  secrets: [{ value: newSecret(), madeFor }],
});

const changed = (webhook: Webhook, wanted: Pick<Webhook, 'url' | 'enabled'>): Webhook => {
  const { disabled: _, failingSince: __, ...kept } = webhook;
  return { ...kept, ...wanted, version: kept.version + 1 };
};

const tooMany = (): Refusal =>
  new Refusal('too-many-webhooks', {
    place: 'path.name',
    reason: `there are ${mostWebhooks} webhooks already`,
    mend: 'Change one of them, or remove it first.',
  });
