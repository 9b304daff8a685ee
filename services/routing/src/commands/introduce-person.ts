import type { CommandMeta, Context } from '@handoff/host';
import type { IntroducePerson } from '@handoff/schemas';
import type { Outcome } from '@handoff/stream-store';

export const introducePerson = (
  { referralId, agency, how }: IntroducePerson,
  { causation, bodyHash, trace }: CommandMeta,
  { handle }: Context,
): Promise<Outcome> =>
  handle(
    'referral',
    referralId,
    { type: 'Introduce', data: { agency, how } },
    { causation, bodyHash, trace },
  );
