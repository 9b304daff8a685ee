import { type Introduction, introductions } from '../codes.ts';

type One = Readonly<{ how: Introduction | null; arrived: boolean | undefined }>;

export type Way = Readonly<{
  how: Introduction | 'not-said';
  /** Accepted referrals of which it is known whether the person arrived. */
  people: number;
  arrived: number;
}>;

/** Whether more people arrive who do not come alone: counted only once it is known how it ended. */
export const countIntroductions = (all: readonly One[]): readonly Way[] =>
  [...introductions, 'not-said' as const].map((how) => {
    const known = all.filter((one) => (one.how ?? 'not-said') === how && one.arrived !== undefined);
    return { how, people: known.length, arrived: known.filter(({ arrived }) => arrived).length };
  });
