import type { Context } from '@handoff/host';
import { type Delivery, shortName } from '@handoff/messaging';
import { keepInFeed } from '../mongo/feed.ts';

const told = new Set(
  ['ReferralNotice', 'FactNotice', 'ContactReleased', 'MessageRejected'].map(
    (name) => `handoff.partners.${name}`,
  ),
);

/** What a partner is told on its `.out`, kept for those who read it over HTTP. Reading it twice changes nothing. */
export const keepTold = (context: Context, slug: string) => async (delivery: Delivery) => {
  const { record, value } = await context.codec.decode(delivery.payload, { allow: told });
  await keepInFeed(context, slug, {
    position: Number(delivery.offset),
    id: delivery.headers['ce_id'] ?? '',
    type: shortName(record),
    time: delivery.headers['ce_time'] ?? '',
    data: value as object,
  });
  return { kind: 'processed' } as const;
};
