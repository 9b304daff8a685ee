import type { PlannedStep, Told } from '../steps-as-told.ts';

const on = (day: number): string => `2026-01-${String(day).padStart(2, '0')}`;
const at = (day: number): string => `${on(day)}T10:00:00.000Z`;

/** Made-up messages, as a referrer gets them. */
export const moved = (day: number, step: string, result: string, reason: string): Told => ({
  type: 'FactNotice',
  time: at(day),
  data: { kind: 'journey-step', step, result, reason, on: on(day) },
});
export const offered = (
  day: number,
  step: string,
  reference: string,
  status: string,
  to = 'bayside',
): Told => ({
  type: 'ReferralNotice',
  time: at(day),
  data: { step, reference, referral: `of ${reference}`, to, status, service: 'learn.esl' },
});
export const reported = (day: number, step: string, kind: string, amended: string | null = null): Told => ({
  type: 'FactNotice',
  time: at(day),
  data: { kind, step, provider: 'bayside', on: on(day), amended },
});

const step = (id: string, service: string, more: Partial<PlannedStep> = {}): PlannedStep => ({
  id,
  service,
  beside: false,
  forEveryone: false,
  waitsFor: [],
  ...more,
});
export const planned = [
  step('child-care', 'support.childcare', { beside: true, forEveryone: true }),
  step('english', 'learn.esl', { waitsFor: ['child-care'] }),
  step('work', 'work.placement', { waitsFor: ['english'] }),
];
