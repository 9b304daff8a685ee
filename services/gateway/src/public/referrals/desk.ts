import { answer, notFound, type Route, route } from '@handoff/http';
import { z } from 'zod';
import { externalId } from '../../external-id.ts';
import type { Gateway } from '../../gateway.ts';
import { slipOf } from '../../slip.ts';
import { translate } from '../../translate/translate.ts';
import { consentTerms } from '../people/consent-terms.ts';
import { once } from '../once.ts';
import { idParam, ownView } from '../own-view.ts';

const code = z.string().min(1).max(60);

const atDesk = z.strictObject({
  slip: z.string().min(10).max(20).describe('The code on the slip, e.g. H7K-4QD-9CFG'),
  service: code.nullable().default(null).describe('Needed where you offer more than one that is waited for'),
  cohort: z.string().max(100).nullable().default(null),
  conditional: code.nullable().default(null).describe('What the acceptance still depends on'),
  consent: consentTerms.describe('What the person agreed to at your desk; you are the recipient'),
  localRef: z.string().min(1).max(100).nullable().default(null),
  term: z.string().min(1).max(100).nullable().default(null).describe('Where your numbers repeat by term'),
});

const self = z.strictObject({
  slip: atDesk.shape.slip,
  agency: code.describe('Where the person wants to go'),
  service: atDesk.shape.service,
  consent: consentTerms.describe('What the person agrees to; the recipient is that agency'),
});

const slip = z
  .object({ journey: z.string(), slip: z.string() })
  .describe('To be written on the sheet that the person takes along');

/** Word of mouth and paper: the person comes to a desk by themselves. */
export const deskRoutes = (gateway: Gateway): readonly Route[] => [
  route({
    method: 'GET',
    path: '/v1/journeys/:id/slip',
    summary: 'The code that a person you referred may show at any agency’s desk',
    auth: 'known',
    params: idParam,
    answers: { 200: slip },
    handle: async ({ params, caller }) => {
      const { about } = await ownView(gateway, caller.name, 'journey', params.id);
      if (about.journeyId === undefined) throw notFound('path.id');
      return { journey: params.id, slip: slipOf(gateway.ids, about.journeyId) };
    },
  }),
  route({
    method: 'POST',
    path: '/v1/desk-acceptances',
    summary: 'Accepts somebody who stands at your desk with a slip and consents there',
    auth: 'known',
    body: atDesk,
    answers: {
      201: z
        .object({ referral: z.string(), localRef: z.string().nullable() })
        .describe('The referral by your id for it; its notices follow'),
    },
    handle: async ({ body, ...asked }) => {
      const command = await once(gateway, { ...asked, route: 'POST /v1/desk-acceptances' }, (speaker) =>
        translate(gateway, speaker, { record: 'handoff.partners.DeskAcceptance', message: body }),
      );
      const referral = externalId(gateway, asked.caller.name, command.streamId);
      const headers = { location: `/v1/referrals/${referral}` };
      return answer(201, { referral, localRef: body.localRef }, { headers });
    },
  }),
  route({
    method: 'POST',
    path: '/v1/self-referrals',
    summary: 'Somebody with a slip refers themselves to an agency; you only write it down for them',
    auth: 'known',
    body: self,
    answers: {
      202: z
        .object({ taken: z.literal(true) })
        .describe('Taken; who referred the person hears what comes of it, and so does the agency'),
    },
    handle: async ({ body, ...asked }) => {
      await once(gateway, { ...asked, route: 'POST /v1/self-referrals' }, (speaker) =>
        translate(gateway, speaker, { record: 'handoff.partners.SelfReferral', message: body }),
      );
      return answer(202, { taken: true });
    },
  }),
];
