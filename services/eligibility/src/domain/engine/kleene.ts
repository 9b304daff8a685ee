/** Kleene's strong three-valued logic (S. C. Kleene, Introduction to Metamathematics, 1952, section 64). */
export type Truth = 'yes' | 'unknown' | 'no';

/** As two bits, "not surely yes" and "surely no": then "all" is or, "any" is and. */
export type Rank = 0 | 1 | 3;
export const yes = 0;
export const unknown = 1;
export const no = 3;

/** One "no" settles it, whatever is still unknown. */
export const both = (left: number, right: number): number => left | right;

/** One "yes" settles it, whatever is still unknown. */
export const either = (left: number, right: number): number => left & right;

export const not = (rank: number): number => (rank === unknown ? unknown : no - rank);

export const truthOf = (rank: number): Truth => (rank === yes ? 'yes' : rank === no ? 'no' : 'unknown');
