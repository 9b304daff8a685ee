import { answer, type Route, route } from '@handoff/http';
import { z } from 'zod';
import type { Gateway } from '../../gateway.ts';
import { translate } from '../../translate/translate.ts';
import { once } from '../once.ts';
import { idParam, ownReferral } from '../own-view.ts';

const introduction = z.strictObject({
  how: z.string().min(1).max(60).describe('alone, called-together or accompanied'),
});
const taken = z
  .object({ referral: z.string(), taken: z.literal(true) })
  .describe('Taken; the last word counts');

/** How somebody comes to the agency: said by whoever referred them, and measured by who arrives. */
export const introductionRoutes = (gateway: Gateway): readonly Route[] => [
  route({
    method: 'POST',
    path: '/v1/referrals/:id/introduction',
    summary: 'Say how the person you referred comes there: alone, after a call together, accompanied',
    auth: 'known',
    params: idParam,
    body: introduction,
    answers: { 202: taken },
    handle: async ({ body, ...asked }) => {
      const { id } = asked.params;
      await ownReferral(gateway, asked.caller.name, id);
      const message = { referral: id, how: body.how, term: null };
      await once(gateway, { ...asked, route: `POST /v1/referrals/${id}/introduction` }, (speaker) =>
        translate(gateway, speaker, { record: 'handoff.partners.Introduction', message }),
      );
      return answer(202, { referral: id, taken: true });
    },
  }),
];
