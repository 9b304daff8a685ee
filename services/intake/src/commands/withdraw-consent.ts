import type { CommandMeta, Context } from '@handoff/host';
import type { WithdrawConsent } from '@handoff/schemas';
import { refuse } from '@handoff/decider';
import type { Outcome } from '@handoff/stream-store';
import type { TakenBackBy } from '../domain/consent.ts';

export const withdrawConsent = (
  record: WithdrawConsent,
  { causation, bodyHash, trace }: CommandMeta,
  { handle }: Context,
): Promise<Outcome> =>
  handle(
    'consent',
    record.consentId,
    { type: 'WithdrawConsent', data: { ...record, by: partyOf(record.by) } },
    { causation, bodyHash, trace },
  );

/** A code that a later release knows takes back nothing rather than too much. */
const partyOf = (by: string | null): TakenBackBy | null =>
  by === null || by === 'person' || by === 'guardian'
    ? by
    : refuse('consent-party-unknown', {
        place: 'by',
        reason: 'Consent is taken back by the person or by a guardian.',
        mend: 'Send "person" or "guardian", or leave it out: then it is the person.',
      });
