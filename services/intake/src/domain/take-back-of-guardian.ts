import type { ConsentEvent, Given, Grant } from './consent.ts';
import { isByGuardian } from './consent-terms.ts';

/**
 * What a guardian gave, and nothing else, recipient by recipient: what the person agreed to alone stands, and whether there is
 * any of it does not show in the answer.
 */
export const takeBackOfGuardian = (
  { personId, intakes, grants }: Given,
  consentId: string,
  meant: (grant: Grant) => boolean,
): Extract<ConsentEvent, { type: 'ConsentWithdrawn' }>[] => {
  const given = grants.filter((grant) => isByGuardian(grant) && meant(grant));
  return [...new Set(given.map(({ recipient }) => recipient))].map((recipient) => ({
    type: 'ConsentWithdrawn',
    data: {
      consentId,
      personId,
      intakeId: intakes[0],
      recipient,
      purposes: given.filter((grant) => grant.recipient === recipient).map(({ purpose }) => purpose),
      by: 'guardian',
    },
  }));
};
