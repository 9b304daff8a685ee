import { describe, expect, it } from 'vitest';
import type { Verdict } from '../assess.ts';
import { whatChanged } from './what-changed.ts';

const answers = (verdicts: Readonly<Record<string, Verdict>>) =>
  Object.entries(verdicts).map(([program, verdict]) => ({ program, verdict }));
const changed = (before: Readonly<Record<string, Verdict>>, after: Readonly<Record<string, Verdict>>) =>
  whatChanged('rules-1', answers(before), answers(after));

describe('what changed between two screenings', () => {
  it('is nothing where every program says the same', () =>
    expect(changed({ a: 'eligible', b: 'ineligible' }, { b: 'ineligible', a: 'eligible' })).toBeUndefined());

  it('names what the person became eligible for, and lost', () =>
    expect(
      changed(
        { a: 'ineligible', b: 'eligible', c: 'eligible', d: 'needs_more_information' },
        { a: 'eligible', b: 'needs_more_information', c: 'eligible', d: 'ineligible' },
      ),
    ).toEqual({ from: 'rules-1', nowEligible: ['a'], noLongerEligible: ['b'], otherwise: ['d'] }));

  it('counts a program that is new, and one that is gone', () =>
    expect(changed({ old: 'eligible', dead: 'ineligible' }, { fresh: 'eligible' })).toEqual({
      from: 'rules-1',
      nowEligible: ['fresh'],
      noLongerEligible: ['old'],
      otherwise: ['dead'],
    }));
});
