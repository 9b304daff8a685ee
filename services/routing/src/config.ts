import { hostConfig } from '@handoff/host';
import { z } from 'zod';
import { usualClocks } from './domain/calendar/clocks.ts';

const span = (usual: number) => z.coerce.number().positive().default(usual);

/** Beside what every service needs (packages/host/src/config.ts). */
export const ownConfig = z.object({
  RESPONSE_DAYS: span(usualClocks.responseDays).describe('Days an agency has to respond to an offer'),
  ANSWER_DAYS: span(usualClocks.answerDays).describe("Days the person has to answer an agency's question"),
  FIRST_CONTACT_DAYS: span(usualClocks.firstContactDays).describe(
    'Days from acceptance to the first contact',
  ),
  HOLD_MINUTES: span(usualClocks.holdMinutes).describe(
    'Minutes a place is held before the referral is asked',
  ),
  WITHDRAWAL_DAYS: span(usualClocks.withdrawalDays).describe('Days an agency has to confirm a withdrawal'),
  WAITLIST_DAYS: span(usualClocks.waitlistDays).describe('Days a line is kept for somebody'),
  CONFIRM_DAYS: span(usualClocks.confirmDays).describe('Days the person has to confirm one of several'),
});

export const routingConfig = hostConfig.extend(ownConfig.shape);

export const clocksOf = (config: z.infer<typeof routingConfig>) => ({
  responseDays: config.RESPONSE_DAYS,
  answerDays: config.ANSWER_DAYS,
  firstContactDays: config.FIRST_CONTACT_DAYS,
  holdMinutes: config.HOLD_MINUTES,
  withdrawalDays: config.WITHDRAWAL_DAYS,
  waitlistDays: config.WAITLIST_DAYS,
  confirmDays: config.CONFIRM_DAYS,
});
