import { shortName } from '@handoff/messaging';
import { partnerTopics } from '@handoff/schemas';
import type { Take } from '@handoff/testkit/history';
import type { Exchange } from '../exchange/exchange.ts';
import { bayside, harbor, northShore, quincy } from './agencies.ts';
import { externalId } from './as-partner.ts';

export const slugs = [harbor, bayside, quincy, northShore];

/** What every partner found on its own topic, each message once. */
export const takesOf = async ({ broker, codec, ids, hostOf }: Exchange): Promise<readonly Take[]> => {
  const referrals = [...(hostOf('routing').kept.documents['referral']?.keys() ?? [])];
  const takes = new Map<string, Take>();
  for (const partner of slugs) {
    const known = new Map(referrals.map((id) => [externalId(ids, partner, id), id]));
    for (const { headers, payload } of broker.outside.records(partnerTopics(partner).out)) {
      const id = headers['ce_id'] ?? '';
      const { value } = await codec.decode(payload);
      const { referral } = value as { referral?: string | null };
      const referralId = known.get(referral ?? '') ?? null;
      takes.set(id, { partner, id, kind: shortName(headers['ce_type'] ?? ''), referralId, body: value });
    }
  }
  return [...takes.values()];
};
