import { answer, type Route, route } from '@handoff/http';
import { z } from 'zod';
import type { Gateway } from '../../gateway.ts';
import { askConsent } from '../../intake/ask-consent.ts';
import { grantConsent } from '../../intake/grant-consent.ts';
import { release, signedRelease } from '../../intake/signed-release.ts';
import { releaseForm } from '../../release-form/release-form.ts';
import { loadTexts } from '../../release-form/texts.ts';
import { checkNumbers } from '../../translate/check-numbers.ts';
import { remembered } from '../once.ts';
import { idParam, ownView } from '../own-view.ts';
import { inLanguage } from '../screenings/spoken.ts';
import { consentTerms } from './consent-terms.ts';

const texts = loadTexts();

const form = z
  .object({
    language: z.string(),
    direction: z.enum(['ltr', 'rtl']),
    reviewed: z.boolean().describe('Whether a native speaker who knows the field has read it'),
    title: z.string(),
    who: z.string(),
    records: z
      .array(z.object({ name: z.string(), says: z.string() }))
      .describe('Each may be struck out; its name then goes from `consent.records`'),
    says: z.array(z.string()),
    signature: z.string(),
    date: z.string(),
    consent: consentTerms
      .omit({ on: true, interpreter: true })
      .describe('To be sent among `consents` once it is signed, with `on`, the day on the paper'),
  })
  .describe('The release, to be put before the person in the same sitting');

const asked = inLanguage.extend({
  until: z.iso.date().optional().describe('Last day on which it is to hold; in a year where it is missing'),
});

const signed = consentTerms.pick({ until: true, language: true, interpreter: true, on: true }).extend({
  records: z.array(z.string().min(1).max(100)).min(1).max(20).describe('Those that were not struck out'),
});

export const whetherSigned = z
  .object({ signed: z.boolean(), form: z.string() })
  .describe(
    'Whether you may be told what becomes of the person; while it is not signed you are told `withheld`',
  );

/** What is said beside an intake, so that the form is offered while the person still sits there. */
export const releaseBeside = (isSigned: boolean, language: string): z.infer<typeof whetherSigned> => ({
  signed: isSigned,
  form: `/v1/release-form?lang=${encodeURIComponent(language)}`,
});

/** A college tells a student's progress only under a signed release (34 CFR 99.30). Here it is offered, and taken. */
export const releaseRoutes = (gateway: Gateway): readonly Route[] => [
  route({
    method: 'GET',
    path: '/v1/release-form',
    summary: 'The release of a student’s progress to you, to be offered in the same sitting as the intake',
    auth: 'known',
    query: asked,
    answers: { 200: form },
    handle: async ({ query: { lang: language, until = inAYear(gateway.today()) }, caller }) => {
      const { name = caller.name } = (await gateway.register.partners.find(caller.name)) ?? {};
      return releaseForm(texts, { party: { slug: caller.name, name }, language, until });
    },
  }),
  route({
    method: 'POST',
    path: '/v1/intakes/:id/release',
    summary: 'The person signed the release to you after the intake was sent; the college gets its copy',
    auth: 'known',
    params: idParam,
    body: signed,
    answers: { 201: z.object({ intake: z.string(), release: release.nullable() }).describe('As it stands') },
    handle: async ({ body, params: { id }, ...call }) => {
      const party = call.caller.name;
      const { subject: intakeId, about } = await ownView(gateway, party, 'intake', id);
      const { personId = '' } = about;
      checkNumbers(body, 'body');
      const terms = { ...body, recipient: party, purposes: ['progress'], how: 'signed' };
      const given = { intakeId, personId, terms, streamId: intakeId };
      const once = { ...call, route: `POST /v1/intakes/${id}/release` };
      const { made, causation } = await remembered(gateway, once, () => Promise.resolve(given));
      await grantConsent(gateway, { ...made, causation });
      return answer(201, { intake: id, release: await signedRelease(gateway, { personId, party }) });
    },
  }),
];

/** Asked of the stream itself. */
export const isReleased = async (gateway: Gateway, personId: string, party: string): Promise<boolean> =>
  (await askConsent(gateway, { personId, recipient: party, purpose: 'progress' })).allowed;

const inAYear = (today: string): string => {
  const day = new Date(`${today}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + 365);
  return day.toISOString().slice(0, 10);
};
