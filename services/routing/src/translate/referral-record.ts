import { z } from 'zod';
import {
  activities,
  conditions,
  errorReasons,
  questions,
  results,
  withdrawalReasons,
} from '../domain/codes.ts';
import { declineReasons } from '../domain/referral/decline-reasons.ts';
import { actors, closedStatuses, openStatuses, type Target } from '../domain/referral/transitions.ts';

const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text).toISOString());
const name = z.string().min(1).max(500);
const maybe = name.nullable().default(null);
const targets = [...openStatuses, ...closedStatuses] as [Target, ...Target[]];
const reasons = [...Object.keys(declineReasons), ...withdrawalReasons, ...errorReasons];

const moved = z.strictObject({
  status: z.enum(targets),
  at: instant,
  by: z.enum(actors).nullable().default(null),
});

/**
 * A referral as one document, in the words of the exchange: what `handoff translate` reads and writes on our side. No
 * name, no contact, no fact of a person: only who was sent where, for what, and what came of it.
 */
export const referralRecord = z.strictObject({
  referral: name,
  reference: maybe,
  journey: maybe,
  partOf: maybe.describe('The referral this one was passed on from'),
  replaces: maybe.describe('The referral this one takes the place of'),
  request: maybe.describe('The order behind it, by its id in FHIR'),
  person: name.describe('An id, never a name'),
  from: name,
  to: maybe,
  service: maybe.describe('A code of handoff.service'),
  program: maybe,
  cohort: maybe,
  sentAt: instant,
  status: z.enum(targets),
  at: instant.nullable().default(null).describe('Since when it stands so'),
  by: z.enum(actors).nullable().default(null).describe('Who moved it there'),
  respondBy: instant.nullable().default(null),
  reason: z.enum(reasons).nullable().default(null),
  question: z.enum(questions).nullable().default(null),
  conditional: z.enum(conditions).nullable().default(null),
  what: z.enum(activities).nullable().default(null),
  result: z.enum(results).nullable().default(null),
  position: z.number().int().min(1).nullable().default(null).describe('In line'),
  history: z.array(moved).max(200).default([]).describe('Every status it had, the present one included'),
});

export type ReferralRecord = z.infer<typeof referralRecord>;

/** Whether it was accepted at some time: a "no" after that takes something back. */
export const hasBegun = ({ history }: Pick<ReferralRecord, 'history'>): boolean =>
  history.some(({ status }) => status === 'accepted' || status === 'active');
