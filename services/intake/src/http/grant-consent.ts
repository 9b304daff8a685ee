import type { Context } from '@handoff/host';
import { Refusal, refuse } from '@handoff/decider';
import { type Route, route, type ServiceAuth } from '@handoff/http';
import { carriesBannedNumber } from '@handoff/schemas';
import { z } from 'zod';
import { checkTerms, type ConsentTerms } from '../domain/consent-terms.ts';
import type { Intake } from '../domain/intake.ts';

const id = z.string().min(1).max(200);

const terms = z.strictObject({
  recipient: z.string().max(60),
  purposes: z.array(z.string().max(40)).max(10),
  until: z.iso.date(),
  how: z.string().max(20),
  language: z.string().max(35),
  records: z.array(z.string().max(200)).max(50).nullable(),
  interpreter: z.boolean(),
  on: z.iso.date(),
});

/** What somebody agreed to at a desk, long after the intake, goes into their own consent stream like any other. */
export const grantConsentRoute = (context: Context, auth: ServiceAuth): Route =>
  route({
    method: 'POST',
    path: '/internal/consent/grant',
    summary: 'Records what a person agreed to at an agency; once a causation',
    auth: auth.mayCall('consent'),
    body: z.strictObject({ personId: id, intakeId: id, terms, causation: z.string().min(1).max(400) }),
    handle: async ({ body: { terms: said, ...given } }) => ({
      sequence: await grant(context, { ...given, terms: said }),
    }),
  });

type Given = Readonly<{ personId: string; intakeId: string; terms: ConsentTerms; causation: string }>;

const grant = async (
  { ids, handle, read, now }: Context,
  { personId, intakeId, terms: said, causation }: Given,
): Promise<number> => {
  const intake = (await read<Intake>('intake', intakeId))?.state;
  if (intake?.stage !== 'submitted' || intake.personId !== personId) return refusePerson();
  checkTerms(said, 'consent', now(), carriesBannedNumber);
  const consentId = ids.derive('consent', personId);
  const data = { consentId, personId, intakeId, terms: [said] };
  const outcome = await handle('consent', consentId, { type: 'GrantConsent', data }, { causation });
  if (outcome.kind === 'refused') throw new Refusal(outcome.code, outcome);
  return outcome.version;
};

const refusePerson = (): never =>
  refuse('intake-unknown', {
    reason: 'There is no such intake of this person.',
    mend: 'Check the id of the intake and of the person.',
  });
