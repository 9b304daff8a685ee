import { answer, notFound, type Route, route } from '@handoff/http';
import { z } from 'zod';
import type { Gateway } from '../../gateway.ts';
import type { Owed } from '../../register/receipts.ts';
import { giveReceipt } from '../../deliveries/give-receipt.ts';
import { nextPage, pageOf, pageQuery } from '../page-of.ts';
import { idParam } from '../own-view.ts';

const receipt = z.strictObject({
  referral: z
    .string()
    .min(1)
    .max(100)
    .describe('Your id of the referral, as the list of what you owe has it'),
  outcome: z.enum(['erased', 'kept-by-law']),
  until: z.iso.date().nullable().default(null).describe('With kept-by-law: until when'),
  citation: z
    .string()
    .min(3)
    .max(120)
    .nullable()
    .default(null)
    .describe('With kept-by-law: which law says so, e.g. 34 CFR 99.32'),
});

const because = z.enum(['consent-withdrawn', 'person-erased']);
const state = z.enum(['erased', 'kept-by-law', 'awaited', 'overdue']);
const said = { until: z.string().nullable(), citation: z.string().nullable() };

const owed = z
  .object({
    owed: z.array(z.object({ referral: z.string(), because, askedAt: z.string(), dueBy: z.string(), state })),
    next: nextPage,
  })
  .describe('Say of each what became of what you had');

const given = z
  .object({
    intake: z.string(),
    holders: z.array(
      z.object({
        holder: z.string(),
        service: z.string().nullable(),
        because,
        dueBy: z.string(),
        state,
        ...said,
      }),
    ),
    complete: z.boolean().describe('Everybody has said so'),
    completeOn: z
      .string()
      .nullable()
      .describe('After an erasure: when the last backup has ended, and the latest day a holder named'),
  })
  .describe('What each holder said; one that has not said anything in time is overdue');

/** After consent was taken back, or somebody was erased: what became of what each holder had. */
export const receiptRoutes = (gateway: Gateway): readonly Route[] => [
  route({
    method: 'GET',
    path: '/v1/receipts',
    summary: 'What you are to say a word about: people who took consent back, or were erased',
    auth: 'known',
    query: pageQuery,
    answers: { 200: owed },
    handle: async ({ caller, query }) => {
      const all = lastWord(await gateway.register.receipts.owedBy(caller.name));
      const { page, next } = pageOf(all, placeOf, query);
      return {
        next,
        owed: page.map((one) => {
          const { referral, because: why, askedAt, dueBy } = one;
          return { referral, because: why, askedAt, dueBy, state: stateOf(one, gateway.now()) };
        }),
      };
    },
  }),
  route({
    method: 'POST',
    path: '/v1/receipts',
    summary: 'Says that it is erased, or kept because a law says so: which, and until when',
    auth: 'known',
    body: receipt,
    answers: { 200: z.object({ referral: z.string(), outcome: z.string() }).describe('Noted') },
    handle: async ({ body, caller }) => {
      const { referral, outcome } = body;
      if (!(await giveReceipt(gateway, caller.name, body))) throw notFound('body.referral');
      return answer(200, { referral, outcome });
    },
  }),
  route({
    method: 'GET',
    path: '/v1/intakes/:id/receipts',
    summary: 'What the holders said about somebody you took in, also after they were erased',
    auth: 'known',
    params: idParam,
    answers: { 200: given },
    handle: async ({ params, caller }) => {
      const all = lastWord(await gateway.register.receipts.askedFor(caller.name, params.id));
      const [own] = await gateway.register.views.find(caller.name, 'intake', params.id);
      if (all.length === 0 && !own) throw notFound('path.id');
      return { intake: params.id, ...standing(all, gateway.now()) };
    },
  }),
];

/** An erasure ends consent, too: one word about it is enough. */
const lastWord = (all: readonly Owed[]): readonly Owed[] => {
  const erased = new Set(
    all.filter((one) => one.because === 'person-erased').map((one) => `${one.holder}|${one.referral}`),
  );
  return all.filter((one) => one.because === 'person-erased' || !erased.has(`${one.holder}|${one.referral}`));
};

/** Who asked first stands first. */
const placeOf = ({ askedAt, referral, because: why }: Owed): string => [askedAt, referral, why].join(' ');

const stateOf = ({ receipt: word, dueBy }: Owed, now: string) =>
  word?.outcome ?? (now.slice(0, 10) > dueBy ? 'overdue' : 'awaited');

const standing = (all: readonly Owed[], now: string) => {
  // What is kept until a day that nobody knows yet, as under a legal hold, is not done with.
  const complete =
    all.length > 0 &&
    all.every(({ receipt: word }) => word !== null && (word.outcome === 'erased' || word.until !== null));
  const days = all.flatMap(({ receipt: word }) => word?.until ?? []);
  return {
    holders: all.map((one) => ({
      holder: one.holder,
      service: one.service,
      because: one.because,
      dueBy: one.dueBy,
      state: stateOf(one, now),
      until: one.receipt?.until ?? null,
      citation: one.receipt?.citation ?? null,
    })),
    complete,
    completeOn: complete ? (days.toSorted().at(-1) ?? null) : null,
  };
};
