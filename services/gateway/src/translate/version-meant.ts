import { refuse } from '@handoff/decider';
import type { Gateway } from '../gateway.ts';

/**
 * A partner counts what it was told; the owner of the referral counts what happened. What the partner knew then never
 * changes, so a message that comes twice is translated alike however much was told in between.
 */
export const versionMeant = async (
  { register }: Gateway,
  partner: string,
  externalId: string,
  version: number | null,
): Promise<number | null> =>
  version === null
    ? null
    : ((await register.views.sourceOf(partner, externalId, version)) ?? unknownVersion());

const unknownVersion = (): never =>
  refuse('unknown-version', {
    place: 'version',
    reason: 'you were told of no such version of this referral',
    mend: 'Send the version of the newest notice you know of it, or none.',
  });
