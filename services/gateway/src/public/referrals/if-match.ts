import { Refusal } from '@handoff/decider';

/** The version a referral was read in, as `ETag` said it. `*`: whichever it has now. */
export const ifMatch = (header: (name: string) => string | undefined): number | null => {
  const said = header('if-match')?.trim();
  if (said === undefined || said === '*') return null;
  const version = /^"(?<version>[1-9]\d{0,8})"$/.exec(said)?.groups?.['version'];
  if (version !== undefined) return Number(version);
  throw new Refusal('bad-input', {
    place: 'header.if-match',
    reason: 'it is no version of a referral',
    mend: 'Send one ETag of GET /v1/referrals/{id} as it came, e.g. "4", or none.',
  });
};
