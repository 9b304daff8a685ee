import { Refusal } from '@handoff/decider';
import { isCode, type HolderReceipt } from '@handoff/schemas';
import type { Gateway } from '../gateway.ts';
import type { Receipt } from '../register/receipts.ts';
import { checkFreeText, checkNumbers } from '../translate/check-numbers.ts';
import { checkBounds } from '../translate/check-bounds.ts';

/** A holder's word, whichever way it came. False: it owes nothing about this referral, or there is none. */
export const giveReceipt = (gateway: Gateway, partner: string, said: HolderReceipt): Promise<boolean> => {
  checkBounds(said);
  checkNumbers(said);
  checkFreeText(said.citation, 'citation');
  return gateway.register.receipts.give(partner, said.referral, receiptIn(said, gateway.now()));
};

/** For doors that answer with a refusal. */
export const giveReceiptOrRefuse = async (
  gateway: Gateway,
  partner: string,
  said: HolderReceipt,
): Promise<void> => {
  if (await giveReceipt(gateway, partner, said)) return;
  throw new Refusal('nothing-owed', {
    place: 'referral',
    reason: 'you owe no receipt about a referral of this id',
    mend: 'Use the id that the notice of the withdrawal had, or one of those at GET /v1/receipts.',
  });
};

const receiptIn = ({ outcome, until, citation }: HolderReceipt, at: string): Receipt => {
  if (!isCode('receipt-outcome', outcome)) throw unknownOutcome();
  if (outcome === 'erased') return { outcome, until: null, citation: null, at };
  if (until === null || citation === null || citation.trim().length < 3) throw noLaw();
  return { outcome: 'kept-by-law', until, citation, at };
};

const unknownOutcome = (): Refusal =>
  new Refusal('unknown-outcome', {
    place: 'outcome',
    reason: 'what you had is erased, or kept because a law says so',
    mend: 'Send erased or kept-by-law.',
  });

const noLaw = (): Refusal =>
  new Refusal('missing-field', {
    place: 'citation',
    reason: 'what is kept is kept because a law says so, and until a day it names',
    mend: 'Send `citation` and `until`, or erase it and send outcome `erased`.',
  });
