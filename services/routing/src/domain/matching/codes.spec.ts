import { codesOf } from '@handoff/schemas';
import { describe, expect, it } from 'vitest';
import { drawbacks, reasons, unweighed } from './codes.ts';

describe('the codes of matching', () => {
  it('are those of the contract', () => {
    expect([...reasons, ...unweighed].toSorted()).toEqual([...codesOf('option-reason')].toSorted());
    expect([...drawbacks].toSorted()).toEqual([...codesOf('option-against')].toSorted());
  });
});
