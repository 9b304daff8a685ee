import { refuse } from '@handoff/decider';
import { introductions, oneOf } from '../codes.ts';
import type { ReferralEvent } from './events.ts';
import type { Referral } from './state.ts';
import { isOpen } from './transitions.ts';

/**
 * A phone number on a slip is no introduction: whether somebody called together or went along decides who arrives. Said by
 * the referrer while the referral is open; the last word counts, and it moves nothing.
 */
export const introduce = (
  { agency, how: said }: Readonly<{ agency: string; how: string }>,
  state: Referral,
): readonly ReferralEvent[] => {
  if (state.status === 'none' || state.parties.referrer !== agency) return refuseStranger();
  const how = oneOf(introductions, said, 'how');
  if (state.introduction === how) return [];
  if (!isOpen(state.status)) return refuseClosed(state.status);
  return [{ type: 'ReferralIntroduced', data: { ...state.parties, how } }];
};

const refuseStranger = (): never =>
  refuse('not-a-party', {
    place: 'referral',
    reason: 'No referral that you made has this id.',
    mend: 'Only the agency that referred somebody says how they were introduced.',
  });

const refuseClosed = (status: string): never =>
  refuse('referral-closed', {
    place: 'how',
    reason: `This referral is '${status}': nobody is introduced by it any more.`,
    mend: 'Say it while the referral is under way.',
  });
