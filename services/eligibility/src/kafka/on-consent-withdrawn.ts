import type { EventMeta } from '@handoff/host';
import type { ConsentWithdrawn } from '@handoff/schemas';
import type { SealedIntakes } from '../intakes/sealed-intakes.ts';
import { sequenceOf } from './sequence-of.ts';

export const onConsentWithdrawn = async (
  intakes: SealedIntakes,
  { intakeId, recipient, purposes }: ConsentWithdrawn,
  { envelope }: EventMeta,
): Promise<void> => {
  const reachesUs = recipient === null || recipient === 'exchange';
  if (reachesUs && (purposes?.includes('screening') ?? true))
    await intakes.keepConsent(intakeId, { until: null, sequence: sequenceOf(envelope) });
};
