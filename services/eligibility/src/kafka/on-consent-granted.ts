import type { EventMeta } from '@handoff/host';
import type { ConsentGranted } from '@handoff/schemas';
import type { SealedIntakes } from '../intakes/sealed-intakes.ts';
import { sequenceOf } from './sequence-of.ts';

/** Only what the person allows the exchange itself, and only for screening, matters here. */
export const onConsentGranted = async (
  intakes: SealedIntakes,
  { intakeId, terms }: ConsentGranted,
  { envelope }: EventMeta,
): Promise<void> => {
  const untils = terms
    .filter(({ recipient, purposes }) => recipient === 'exchange' && purposes.includes('screening'))
    .map(({ until }) => until);
  const until = untils.at(-1);
  if (until !== undefined) await intakes.keepConsent(intakeId, { until, sequence: sequenceOf(envelope) });
};
