/** What became of one referral, as far as the exchange knows. Instants are ISO in UTC. */
export type ReferralStory = Readonly<{
  referralId: string;
  journeyId: string;
  personId: string;
  referrer: string;
  agency: string;
  /** All it was ever offered to, also of several at once those who never moved it: they were told of it, whoever accepted. */
  offeredTo: readonly string[];
  service: string;
  program: string | null;
  /** What the figures are told apart by. null: not known. */
  language: string | null;
  place: string | null;
  pathway: string | null;
  offeredAt: string | null;
  /** The agency's first answer of any kind. */
  respondedAt: string | null;
  acceptedAt: string | null;
  contactedAt: string | null;
  /** When the exchange came to know of the enrollment. */
  enrolledAt: string | null;
  /** When the first fact, or the end of the referral, came back to whoever referred. */
  outcomeAt: string | null;
  /** When the referral came to an end, whichever. */
  endedAt: string | null;
}>;

export const dimensions = ['agency', 'referrer', 'language', 'place', 'pathway', 'service'] as const;
export type Dimension = (typeof dimensions)[number];
