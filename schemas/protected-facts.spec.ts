import { describe, expect, it } from 'vitest';
import { codesOf } from './code-lists.ts';
import { keptDeclineReason } from './protected-facts.ts';

describe('what is kept of why somebody said no', () => {
  it.each(codesOf('decline-reason'))('is the code itself: %s', (code) =>
    expect(keptDeclineReason(code)).toBe(code),
  );

  it.each([
    'legal-status-immigration',
    'not work authorized',
    'no SSN',
    'citizenship',
    'disability',
    'DV violence',
  ])('is no word of a protected fact: %s', (said) =>
    expect(keptDeclineReason(said)).toBe('requirements-not-completed'),
  );

  it('is nothing of free text', () =>
    expect(keptDeclineReason('she told me about her cousin')).toBeUndefined());
});
