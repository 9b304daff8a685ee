/** Still to be worked on: what is over leaves the list. */
export const underWay: readonly string[] = [
  'offered',
  'in-review',
  'needs-person',
  'waitlisted',
  'place-held',
  'accepted',
  'active',
  'withdrawal-requested',
];

export const isUnderWay = (status: string): boolean => underWay.includes(status);
