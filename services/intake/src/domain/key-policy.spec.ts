import { purposes as sealingPurposes } from '@handoff/sealing';
import { describe, expect, it } from 'vitest';
import { mayUse } from './key-policy.ts';
import { purposes } from './purposes.ts';

describe('the policy of keys', () => {
  it('lets eligibility open facts, seal verdicts and compare them, routing and the gateway open verdicts', () => {
    expect(mayUse('eligibility', 'open', 'screening')).toBe(true);
    expect(mayUse('eligibility', 'open', 'routing')).toBe(true);
    expect(mayUse('eligibility', 'seal', 'routing')).toBe(true);
    expect(mayUse('routing', 'open', 'routing')).toBe(true);
    expect(mayUse('gateway', 'open', 'routing')).toBe(true);
  });

  it.each(['outcomes', 'operator', 'toString', '__proto__', ''])('gives %s no key at all', (caller) => {
    for (const purpose of purposes) {
      expect(mayUse(caller, 'open', purpose)).toBe(false);
      expect(mayUse(caller, 'seal', purpose)).toBe(false);
    }
  });

  it('lets nobody outside the vault open identity or contact', () => {
    for (const caller of ['eligibility', 'routing', 'gateway']) {
      expect(mayUse(caller, 'open', 'identity')).toBe(false);
      expect(mayUse(caller, 'open', 'contact')).toBe(false);
    }
  });

  it('knows the same purposes as the sealing', () => expect(purposes).toEqual(sealingPurposes));
});
