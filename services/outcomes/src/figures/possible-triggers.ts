import type { ReferralStory } from '../indicators/network/story.ts';
import { type Facts, textIn } from './facts-as-of.ts';

export type PossibleTrigger = Readonly<{
  referralId: string;
  referrer: string;
  on: string;
  warning: string;
  citation: string;
}>;

const warning =
  'A referral by a one-stop can make the person a participant: it may begin a period of participation, move the exit, and ' +
  'put the person in the denominator. Whether it did is for the one-stop to say.';

/**
 * TAC-17-01, Attachment VII, Table A: "provision of referrals and associated coordination" and "referral to supportive
 * services" trigger participation at a one-stop. A referral by any other agency does not.
 */
export const possibleTriggers = (
  { rows }: Facts,
  stories: readonly ReferralStory[],
): readonly PossibleTrigger[] => {
  const kinds = new Map(
    rows.agencies
      .toSorted((one, other) => one.sequence - other.sequence)
      .map((row) => [textIn(row, 'slug'), textIn(row, 'kind')]),
  );
  return stories.flatMap(({ referralId, referrer, offeredAt }) =>
    kinds.get(referrer) === 'one-stop' && offeredAt !== null
      ? [
          {
            referralId,
            referrer,
            on: offeredAt.slice(0, 10),
            warning,
            citation: 'TAC-17-01, Attachment VII, Table A',
          },
        ]
      : [],
  );
};
