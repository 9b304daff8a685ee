import { describe, expect, it } from 'vitest';
import { loadFairnessPolicy, readFairnessPolicy } from './load-fairness.ts';

const written = (waivers: string) => `version: 1\nthreshold: 0.8\nwaivers:\n${waivers}`;

describe('what is allowed to be unequal', () => {
  it('is four fifths, and nothing is waived as it ships', () =>
    expect(loadFairnessPolicy()).toEqual({ version: 1, threshold: 0.8, waivers: [] }));

  it.each([
    ['without a reason', '  - { language: mam, until: 2027-05-31 }', /fairness\.yaml:4:5: .*reason/s],
    [
      'with hardly a reason',
      '  - { language: mam, reason: later, until: 2027-05-31 }',
      /fairness\.yaml:4:30: a reason in words/,
    ],
    [
      'without an end',
      '  - { language: mam, reason: Two interpreters are in training. }',
      /fairness\.yaml:4:5: /,
    ],
    [
      'for an unknown language',
      '  - { language: klingon, reason: Two interpreters are in training., until: 2027-05-31 }',
      /fairness\.yaml:4:17: /,
    ],
  ])('a waiver %s is refused with its place', (_what, waiver, fault) =>
    expect(() => readFairnessPolicy('fairness.yaml', written(waiver))).toThrow(fault),
  );
});
