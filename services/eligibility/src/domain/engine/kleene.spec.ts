import { assert, constantFrom, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { both, either, no, not, unknown, yes } from './kleene.ts';

const truth = constantFrom(yes, no, unknown);
const law = (holds: (a: number, b: number, c: number) => void) => () =>
  assert(property(truth, truth, truth, holds), { numRuns: 200 });

describe('three-valued logic', () => {
  it(
    'is commutative',
    law((a, b) => {
      expect(both(a, b)).toBe(both(b, a));
      expect(either(a, b)).toBe(either(b, a));
    }),
  );

  it(
    'is associative',
    law((a, b, c) => {
      expect(both(a, both(b, c))).toBe(both(both(a, b), c));
      expect(either(a, either(b, c))).toBe(either(either(a, b), c));
    }),
  );

  it(
    'is distributive and absorbing',
    law((a, b, c) => {
      expect(both(a, either(b, c))).toBe(either(both(a, b), both(a, c)));
      expect(either(a, both(b, c))).toBe(both(either(a, b), either(a, c)));
      expect(both(a, either(a, b))).toBe(a);
      expect(either(a, both(a, b))).toBe(a);
    }),
  );

  it(
    'keeps De Morgan and double negation',
    law((a, b) => {
      expect(not(both(a, b))).toBe(either(not(a), not(b)));
      expect(not(either(a, b))).toBe(both(not(a), not(b)));
      expect(not(not(a))).toBe(a);
    }),
  );

  it('lets a known "no" settle a conjunction and a known "yes" a disjunction', () => {
    expect(both(no, unknown)).toBe(no);
    expect(either(yes, unknown)).toBe(yes);
  });

  it('never invents an answer: unknown stays unknown under negation and beside a neutral element', () => {
    expect(not(unknown)).toBe(unknown);
    expect(both(yes, unknown)).toBe(unknown);
    expect(either(no, unknown)).toBe(unknown);
  });

  it(
    'is monotone: settling an unknown never changes what was settled',
    law((a, b, filled) => {
      const settle = (truth: number) => (truth === unknown ? filled : truth);
      expect([unknown, both(settle(a), settle(b))]).toContain(both(a, b));
      expect([unknown, either(settle(a), settle(b))]).toContain(either(a, b));
    }),
  );
});
