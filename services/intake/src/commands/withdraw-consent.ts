import type { CommandMeta, Context } from '@handoff/host';
import type { WithdrawConsent } from '@handoff/schemas';
import type { Outcome } from '@handoff/stream-store';

export const withdrawConsent = (
  record: WithdrawConsent,
  { causation, bodyHash, trace }: CommandMeta,
  { handle }: Context,
): Promise<Outcome> =>
  handle(
    'consent',
    record.consentId,
    { type: 'WithdrawConsent', data: record },
    { causation, bodyHash, trace },
  );
