import type { Context } from '@handoff/host';
import { answer, notFound, type Route, route } from '@handoff/http';
import { z } from 'zod';
import { ownIdOf } from '../mongo/own-ids.ts';
import { findView, listViews, type OpenView } from '../mongo/views.ts';
import { commandFromFact, commandFromResponse } from '../translate/command-from.ts';
import { contactOf } from './contact.ts';
import { idempotencyKey, once } from './once.ts';

const text = z.string().max(200).nullable().default(null);
const day = z.iso.date();

const responseBody = z.strictObject({
  status: z.string().describe('The status you set, e.g. accepted'),
  reason: text,
  question: text,
  conditional: text,
  what: text,
  cohort: text,
  result: text,
  localRef: text,
});

const factBody = z.strictObject({
  kind: z.string().describe('enrolled, service, milestone, employment or exit'),
  on: day.describe('The day it happened'),
  to: day.nullable().default(null),
  program: text,
  term: text,
  service: text,
  hours: z.number().min(0).nullable().default(null),
  type: text,
  fromLevel: text,
  toLevel: text,
  wageCents: z.number().int().min(0).nullable().default(null),
  wagePer: z.enum(['hour', 'week', 'month', 'year']).nullable().default(null),
  hoursPerWeek: z.number().min(0).max(168).nullable().default(null),
  occupation: text,
  evidence: text,
  reason: text,
  localRef: text,
});

const idParam = z.object({ id: z.string().max(100) });
const page = z.object({
  status: z.string().max(40).optional(),
  after: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const referralRoutes = (context: Context): readonly Route[] => [
  route({
    method: 'GET',
    path: '/v1/referrals',
    summary: 'Referrals you sent or received, by your ids',
    auth: 'known',
    query: page,
    handle: async ({ query, caller }) => {
      const { limit, status, after } = query;
      const views = await listViews(context, caller.name, {
        kind: 'referral',
        limit,
        ...(status === undefined ? {} : { status }),
        ...(after === undefined ? {} : { after }),
      });
      const referrals = await Promise.all(views.map((view) => shown(context, view)));
      return { referrals, next: views.length === limit ? views.at(-1)?.externalId : null };
    },
  }),
  route({
    method: 'GET',
    path: '/v1/referrals/:id',
    summary: 'One referral, by your id for it or its short reference',
    auth: 'known',
    params: idParam,
    handle: async ({ params, caller }) => shown(context, await ownReferral(context, caller.name, params.id)),
  }),
  route({
    method: 'POST',
    path: '/v1/referrals/:id/responses',
    summary: 'Accept, decline, waitlist, and every other status that is yours to set',
    auth: 'known',
    params: idParam,
    body: responseBody,
    handle: ({ params, body, bytes, caller, header }) =>
      taken(context, caller.name, params.id, () =>
        once(
          context,
          {
            partner: caller.name,
            key: idempotencyKey(header),
            route: `POST /v1/referrals/${params.id}/responses`,
            bytes,
          },
          (speaker) => commandFromResponse(context, speaker, { referral: params.id, ...body }),
        ),
      ),
  }),
  route({
    method: 'POST',
    path: '/v1/referrals/:id/facts',
    summary: 'Report what came of it: enrolled, a milestone, a job',
    auth: 'known',
    params: idParam,
    body: factBody,
    handle: ({ params, body, bytes, caller, header }) =>
      taken(context, caller.name, params.id, () =>
        once(
          context,
          {
            partner: caller.name,
            key: idempotencyKey(header),
            route: `POST /v1/referrals/${params.id}/facts`,
            bytes,
          },
          (speaker) => commandFromFact(context, speaker, { referral: params.id, ...body }),
        ),
      ),
  }),
  route({
    method: 'GET',
    path: '/v1/referrals/:id/contact',
    summary: 'How to reach the person you accepted; every reading is recorded',
    auth: 'known',
    params: idParam,
    handle: async ({ params, caller }) =>
      contactOf(context, caller.name, await ownReferral(context, caller.name, params.id)),
  }),
];

const ownReferral = async (context: Context, partner: string, id: string): Promise<OpenView> => {
  const found = await findView(context, partner, 'referral', id);
  if (!found) throw notFound('path.id');
  return found;
};

/** 202: the owner has taken it; the new status comes as a ReferralNotice, in its order. */
const taken = async (context: Context, partner: string, id: string, work: () => Promise<unknown>) => {
  await ownReferral(context, partner, id);
  await work();
  return answer(202, { referral: id, taken: true });
};

const shown = async (context: Context, { partner, subject, externalId, about }: OpenView) => {
  const { role, reference, status, service, program = null, from, to, step = null, respondBy = null } = about;
  const localRef = await ownIdOf(
    context,
    partner,
    role === 'referrer' && about.intakeId ? about.intakeId : subject,
  );
  return {
    referral: externalId,
    reference,
    role,
    status,
    service,
    program,
    from,
    to,
    step,
    respondBy,
    localRef,
  };
};
