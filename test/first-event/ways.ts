/** The three ways in, and what shows that a referral was accepted. */
export const ways = ['kafka', 'rest', 'csv'] as const;
export type Way = (typeof ways)[number];

/** Printed by the pages' own blocks at the end of each way, and by nothing before it. */
export const shows: Readonly<Record<Way, RegExp>> = {
  kafka: /ReferralNotice .*'status': 'accepted'/,
  rest: /"ReferralNotice","accepted"/,
  csv: /"done":1,"pending":0,"refused":0/,
};
