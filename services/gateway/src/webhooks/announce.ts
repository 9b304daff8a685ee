import type { Gateway } from '../gateway.ts';
import type { FedMessage } from '../register/feed.ts';

/**
 * A message of the feed becomes a delivery for each of its partner's webhooks: from an event, and from nothing else.
 * The record stands before anything is sent and outlives the message on its topic, so that reading it again sends nothing.
 */
export const announce = async (
  { register }: Pick<Gateway, 'register'>,
  partner: string,
  message: FedMessage,
): Promise<void> => {
  const webhooks = (await register.webhooks.of(partner)).filter(({ since }) => since <= message.time);
  // What the feed did not keep is about somebody who was erased meanwhile.
  if (webhooks.length === 0 || !(await register.feed.find(partner, message.id))) return;
  const purpose = await purposeOf(register, partner, message);
  const { id, type, time, position, subject, sequence } = message;
  for (const { name, enabled } of webhooks)
    await register.webhookDeliveries.add(
      { partner, webhook: name, id, type, time, position, subject, sequence, purpose },
      enabled ? undefined : 'webhook-disabled',
    );
};

/** The consent it was told under; null for what was told without, such as that something is withheld. */
const purposeOf = async (
  { views }: Gateway['register'],
  partner: string,
  { subject, sequence }: FedMessage,
): Promise<string | null> => {
  const consent = (await views.toldUnder(partner, subject, sequence))?.consent;
  return consent?.asked === true && consent.allowed ? (consent.purpose ?? null) : null;
};
