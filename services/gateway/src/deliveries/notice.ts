import type { FactNotice, ReferralNotice } from '@handoff/schemas';
import type { PartnerMessage } from '../domain/view.ts';

type Required<Notice, Name extends keyof Notice> = Pick<Notice, Name> & Partial<Notice>;

/** Every field of the contract is on the wire; what a notice has nothing to say about is null. */
export const referralNotice = (
  said: Required<
    ReferralNotice,
    'referral' | 'reference' | 'role' | 'status' | 'service' | 'from' | 'to' | 'at'
  >,
): PartnerMessage => {
  const data: ReferralNotice = {
    intake: null,
    journey: null,
    program: null,
    step: null,
    cohort: null,
    respondBy: null,
    screenedUnder: null,
    reason: null,
    question: null,
    result: null,
    next: null,
    clock: null,
    mode: null,
    priority: null,
    comesWith: null,
    introduction: null,
    version: null,
    localRef: null,
    term: null,
    ...said,
  };
  return { type: 'ReferralNotice', data };
};

export const factNotice = (said: Required<FactNotice, 'kind' | 'on' | 'at'>): PartnerMessage => {
  const data: FactNotice = {
    intake: null,
    referral: null,
    journey: null,
    localRef: null,
    provider: null,
    program: null,
    step: null,
    type: null,
    fromLevel: null,
    toLevel: null,
    result: null,
    reason: null,
    sealed: null,
    slip: null,
    amended: null,
    ...said,
  };
  return { type: 'FactNotice', data };
};
