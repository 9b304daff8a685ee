import { answer, type Input, type Route, route } from '@handoff/http';
import { z } from 'zod';
import type { Gateway } from '../../gateway.ts';
import { type Said, translate } from '../../translate/translate.ts';
import { ifMatch } from './if-match.ts';
import { once } from '../once.ts';
import { idParam, ownReferral } from '../own-view.ts';

const text = z.string().max(200).nullable().default(null);
const localRef = z.string().min(1).max(100).nullable().default(null).describe('Your own id for the referral');
const day = z.iso.date();
const term = text.describe('Your own code of the term, where your ids repeat from term to term');

export const response = z.strictObject({
  status: z.string().max(40).describe('The status you set, e.g. accepted'),
  reason: text,
  question: text,
  conditional: text,
  what: text,
  cohort: text,
  result: text,
  offer: text.describe('Of several offers, the one the person confirms, by its agency'),
  forPerson: z.boolean().nullable().default(null).describe("True: you pass on the person's own word"),
  until: day.nullable().default(null).describe('In line: offer no place before this day'),
  amount: z.number().int().min(1).max(100_000_000).nullable().default(null).describe('Cents asked of a fund'),
  tier: text.describe('The part of a cohort kept for some people'),
  term,
  localRef,
  version: z
    .number()
    .int()
    .min(1)
    .nullable()
    .default(null)
    .describe('The version you know: refused if the referral has changed since. If-Match says the same'),
});

export const fact = z.strictObject({
  kind: z.string().max(40).describe('enrolled, service, milestone, employment, exit or quarter'),
  on: day.describe('The day it happened'),
  to: day.nullable().default(null),
  program: text,
  term,
  service: text,
  hours: z.number().min(0).max(10_000).nullable().default(null),
  type: text,
  fromLevel: text,
  toLevel: text,
  wageCents: z.number().int().min(0).max(1_000_000_000).nullable().default(null),
  wagePer: z.enum(['hour', 'week', 'month', 'year']).nullable().default(null),
  hoursPerWeek: z.number().min(0).max(168).nullable().default(null),
  occupation: text,
  evidence: text,
  reason: text,
  localRef,
  amends: text.describe('correct or withdraw: this changes an earlier report of yours'),
  earlierOn: day
    .nullable()
    .default(null)
    .describe('With amends: the day the earlier report gave, if it differs'),
  why: text.describe('With amends: why, e.g. typing-mistake'),
  employedAs: text.describe('With quarter: job, apprenticeship, military or none'),
  employer: text.describe("With quarter: the employer's federal identification number, NN-NNNNNNN"),
});

const taken = z
  .object({ referral: z.string(), taken: z.literal(true) })
  .describe('Taken; what follows from it comes as a ReferralNotice, in its order');

/** What an agency says about a referral. */
export const responseRoutes = (gateway: Gateway): readonly Route[] => [
  route({
    method: 'POST',
    path: '/v1/referrals/:id/responses',
    summary: 'Accept, decline, waitlist, and every other status that is yours to set',
    auth: 'known',
    params: idParam,
    body: response,
    answers: { 202: taken },
    handle: ({ body, ...asked }) => {
      const version = body.version ?? ifMatch(asked.header);
      const message = { referral: asked.params.id, ...body, version };
      return say(gateway, asked, 'responses', { record: 'handoff.partners.ReferralResponse', message });
    },
  }),
  route({
    method: 'POST',
    path: '/v1/referrals/:id/facts',
    summary: 'Report what came of it: enrolled, a milestone, a job',
    auth: 'known',
    params: idParam,
    body: fact,
    answers: { 202: taken },
    handle: ({ body, ...asked }) => {
      const message = { referral: asked.params.id, ...body };
      return say(gateway, asked, 'facts', { record: 'handoff.partners.FactReport', message });
    },
  }),
];

/** What is said of a referral, by whatever it is named. */
type Answering = Extract<
  Said,
  { record: 'handoff.partners.ReferralResponse' | 'handoff.partners.FactReport' }
>;
type Asked = Omit<Input<z.infer<typeof idParam>, unknown, unknown>, 'body'>;

const say = async (gateway: Gateway, asked: Asked, what: string, said: Answering) => {
  const { id } = asked.params;
  await ownReferral(gateway, asked.caller.name, id, said.message.term);
  const path = `POST /v1/referrals/${id}/${what}`;
  await once(gateway, { ...asked, route: path }, (speaker) => translate(gateway, speaker, said));
  return answer(202, { referral: id, taken: true });
};
