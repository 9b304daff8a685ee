import type { Fault } from './fault.ts';

/** Two faults at once; counted when both were witnessed. */
export const together = (one: Fault, other: Fault): Fault => ({
  name: `${one.name}, and meanwhile ${other.name}`,
  inject: async (lab) => {
    const [first, second] = await Promise.all([one.inject(lab), other.inject(lab)]);
    return first > 0 && second > 0 ? first + second : 0;
  },
});
