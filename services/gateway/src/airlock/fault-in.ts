import { ContractBreach, Undecodable } from '@handoff/codec';
import { Refusal } from '@handoff/decider';
import { type Context, worthTryingAgain } from '@handoff/host';
import { Interrupted } from '@handoff/messaging';
import type { Fault } from '../fault.ts';

/** What the sender is told. An outage is not the message's fault and goes on, so that the message comes again. */
export const faultIn = (error: unknown, log: Context['log']): Fault => {
  if (error instanceof Interrupted || worthTryingAgain(error)) throw error;
  if (error instanceof Undecodable && outside.has(error.code)) return { ...notForPartners, code: error.code };
  if (error instanceof Undecodable || error instanceof ContractBreach || error instanceof Refusal) {
    const { code, place, reason, mend } = error;
    return { code, place, reason, mend };
  }
  log.error('A message of a partner could not be taken', { error });
  return ours;
};

/** Records that exist, and are none of a partner's: internal names stay inside. */
const outside: ReadonlySet<string> = new Set(['not-our-record', 'not-expected-here']);

const notForPartners = {
  place: 'schema id',
  reason: 'the schema id before the bytes is not one of a message that agencies send',
  mend: 'Write an IntakeSubmission, a ReferralResponse, a FactReport, a ChoiceMade, a DeskAcceptance, a SelfReferral, a PersonsWord, an Introduction or a HolderReceipt with the id at /v1/registry/subjects/<record>/versions/latest.',
};

const ours: Fault = {
  code: 'not-taken',
  reason: 'the exchange could not deal with this message; nothing about it is your doing',
  mend: "It is written down here. Send it again later under a new id, or ask the exchange's operator.",
};
