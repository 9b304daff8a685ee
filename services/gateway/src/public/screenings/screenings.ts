import { Refusal } from '@handoff/decider';
import { type Route, route } from '@handoff/http';
import { z } from 'zod';
import type { Gateway } from '../../gateway.ts';
import { askConsent } from '../../intake/ask-consent.ts';
import { closedToYou } from '../../intake/closed.ts';
import { openVerdicts } from '../../intake/open-verdicts.ts';
import { idParam, ownView } from '../own-view.ts';
import { whatIf, whatIfAnswer } from './what-if.ts';

export const screeningRoutes = (gateway: Gateway): readonly Route[] => [
  /** The explanation, for whoever referred the person and nobody else; under the same consent as the notice of it. */
  route({
    method: 'GET',
    path: '/v1/intakes/:id/screening',
    summary: 'What is open to the person, why, and what is still to be asked',
    auth: 'known',
    params: idParam,
    answers: { 200: z.object({ intake: z.string(), screening: z.unknown() }).describe('The explanation') },
    handle: async ({ params, caller }) => {
      const { subject } = await ownView(gateway, caller.name, 'intake', params.id);
      const screening = await gateway.register.cases.screeningOf(subject);
      if (!screening) throw notScreened();
      const asked = { personId: screening.personId, recipient: caller.name, purpose: 'progress' };
      if (!(await askConsent(gateway, asked)).allowed) throw closedToYou('consent-not-live');
      const opened = await openVerdicts(gateway, screening, 'screening-fetched');
      if ('closed' in opened) throw closedToYou(opened.closed);
      return { intake: params.id, screening: opened.verdicts };
    },
  }),
  /** Passed on and forgotten: no event, no document, no line in a log says what was asked or answered. */
  route({
    method: 'POST',
    path: '/v1/screenings',
    summary:
      'Try answers out: which programs would be open, why, and what to ask next. Nothing of it is kept',
    auth: 'known',
    body: whatIf,
    answers: { 200: whatIfAnswer },
    handle: async ({ body }) =>
      (await gateway.call('eligibility').post('/internal/screen', present(body))).body,
  }),
];

const present = (body: z.infer<typeof whatIf>): object =>
  Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));

const notScreened = (): Refusal =>
  new Refusal('not-screened-yet', {
    place: 'path.id',
    reason: 'the intake has not been screened',
    mend: 'Wait for the FactNotice screening-completed, then ask again.',
  });
