/** The codes of the contract's lists `option-reason` and `option-against` (matching-codes.spec.ts compares). */
export const reasons = [
  'speaks-the-language',
  'place-free',
  'from-home',
  'place-near',
  'place-in-reach',
  'nearest',
  'bus-goes-there',
  'starts-soon',
  'starts-soonest',
  'answers-fast',
  'child-care',
  'evening-or-weekend',
  'no-fee',
  'pays-stipend',
  'paid-time',
  'no-test',
] as const;

export const drawbacks = [
  'language-not-spoken',
  'no-place-free',
  'already-started',
  'starts-late',
  'place-far',
  'out-of-reach',
  'place-unknown',
  'no-bus',
  'answers-slowly',
  'not-answered',
  'fee',
  'paid-hours-lost',
  'no-child-care',
] as const;

/** Not weighed: the person's choice is no reason among others, and `program-open` would tell of a verdict. */
export const unweighed = ['chosen-by-person', 'program-open'] as const;

export const isDrawback = (code: string): boolean => (drawbacks as readonly string[]).includes(code);
