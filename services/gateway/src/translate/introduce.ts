import type { Introduction } from '@handoff/schemas';
import type { Gateway } from '../gateway.ts';
import { listed } from './listed.ts';
import { referralNamed } from './referral-named.ts';
import type { Addressed } from './translate.ts';

/** How somebody comes there. That only whoever referred them says so is routing's to decide. */
export const introduction = async (
  gateway: Gateway,
  agency: string,
  { referral, how, term }: Introduction,
): Promise<Addressed> => {
  const { subject: referralId } = await referralNamed(gateway, agency, referral, term);
  return {
    name: 'IntroducePerson',
    streamId: referralId,
    value: { referralId, agency, how: listed('introduction', how) },
  };
};
