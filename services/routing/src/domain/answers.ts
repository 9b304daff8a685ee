import type { Answer } from './matching-supply.ts';

/** An event of a referral as it was stored. */
export type Stored = Readonly<{ type: string; time: string }>;

const words: readonly string[] = [
  'ReferralInReview',
  'ReferralNeedsPerson',
  'ReferralAccepted',
  'ReferralWaitlisted',
  'ReferralDeclined',
];

/** How long the first offer of a referral waited for a first word, or whether its time ran out. */
export const answerIn = (events: readonly Stored[]): Answer | undefined => {
  const offered = events.find(({ type }) => type === 'ReferralOffered');
  if (!offered) return undefined;
  const word = events.find(({ type }) => words.includes(type));
  const hours = word ? (Date.parse(word.time) - Date.parse(offered.time)) / 3_600_000 : null;
  const ranOut = !word && events.some(({ type }) => type === 'ReferralExpired');
  return { offeredAt: offered.time, hours, ranOut };
};

/** An offer that is still out says nothing yet. Oldest first. */
export const answersIn = (referrals: readonly (readonly Stored[])[]): readonly Answer[] =>
  referrals
    .flatMap((events) => answerIn(events) ?? [])
    .filter(({ hours, ranOut }) => hours !== null || ranOut)
    .toSorted((one, other) => one.offeredAt.localeCompare(other.offeredAt));
