import type { EventMeta } from '@handoff/host';
import type { NavigatorsAssigned } from '@handoff/schemas';
import type { Gateway } from '../gateway.ts';
import { handOver } from './depart.ts';
import { isGone } from './member.ts';

/** Keeps who walks with whom; a journey that comes to somebody who has left goes on to who took over. */
export const onNavigatorsAssigned = async (
  { journeyId, personId, referrer: slug, lead, deputy }: NavigatorsAssigned,
  { envelope }: EventMeta,
  gateway: Gateway,
): Promise<void> => {
  const walk = { journeyId, personId, slug, lead, deputy, sequence: envelope.sequence ?? 0 };
  await gateway.register.caseload.keep(walk);
  for (const code of [lead, deputy]) {
    const member = await gateway.register.staff.byCode(slug, code);
    if (member && isGone(member)) return handOver(gateway, walk, member);
  }
};
