import type { Way } from '../../src/evidence.ts';
import type { Defect } from './plan.ts';

/** `webhook`: over REST, and told by webhooks. */
export type By = Way | 'webhook';

export const honest: readonly By[] = ['rest', 'webhook', 'csv', 'kafka'];

/** Systems with one thing wrong each, and the one check that must say so. */
export const planted: readonly (readonly [By, Defect, string])[] = [
  ['rest', 'absent', 'HC-01'],
  ['rest', 'silent', 'HC-02'],
  ['rest', 'wrong-words', 'HC-03'],
  ['rest', 'other-repeat', 'HC-04'],
  ['rest', 'never-reports', 'HC-06'],
  ['rest', 'no-number', 'HC-07'],
  ['rest', 'loses-its-place', 'HC-08'],
  ['rest', 'strict', 'HC-09'],
  ['rest', 'impatient', 'HC-10'],
  ['rest', 'hurried', 'HC-11'],
  ['rest', 'early-contact', 'HC-12'],
  ['webhook', 'acts-twice', 'HC-05'],
  ['webhook', 'trusts-anyone', 'HC-13'],
  ['webhook', 'takes-old', 'HC-14'],
  ['webhook', 'refuses-unknown', 'HC-15'],
  ['csv', 'absent', 'HC-01'],
  ['csv', 'silent', 'HC-02'],
  ['csv', 'wrong-words', 'HC-03'],
  ['csv', 'other-repeat', 'HC-04'],
  ['csv', 'never-reports', 'HC-06'],
  ['csv', 'no-number', 'HC-07'],
  ['csv', 'impatient', 'HC-10'],
  ['csv', 'hurried', 'HC-11'],
  ['csv', 'early-contact', 'HC-12'],
  ['kafka', 'absent', 'HC-01'],
  ['kafka', 'silent', 'HC-02'],
  ['kafka', 'wrong-words', 'HC-03'],
  ['kafka', 'other-repeat', 'HC-04'],
  ['kafka', 'acts-twice', 'HC-05'],
  ['kafka', 'never-reports', 'HC-06'],
  ['kafka', 'no-number', 'HC-07'],
  ['kafka', 'loses-its-place', 'HC-08'],
];
