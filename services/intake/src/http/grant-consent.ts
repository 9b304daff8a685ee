import type { Context } from '@handoff/host';
import { Refusal, refuse } from '@handoff/decider';
import { type Route, route, type ServiceAuth } from '@handoff/http';
import { carriesBannedNumber } from '@handoff/schemas';
import { z } from 'zod';
import { checkTerms, type ConsentTerms } from '../domain/consent-terms.ts';
import type { Intake } from '../domain/intake.ts';
import { checkConsenters } from '../domain/minors.ts';
import { ageOf } from '../vault/age-of.ts';
import { loadMinorRules } from '../vault/minor-rules.ts';
import type { Vault } from '../vault/vault.ts';

const id = z.string().min(1).max(200);

const minorRules = loadMinorRules();

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

const granted = z.strictObject({
  personId: id,
  intakeId: id,
  terms,
  /** For what the person stands there. */
  service: z.string().max(60),
  causation: z.string().min(1).max(400),
});

/** What somebody agreed to at a desk, long after the intake, goes into their own consent stream like any other. */
export const grantConsentRoute = (vault: Vault, context: Context, auth: ServiceAuth): Route =>
  route({
    method: 'POST',
    path: '/internal/consent/grant',
    summary: 'Records what a person agreed to at an agency; once a causation',
    auth: auth.mayCall('consent'),
    body: granted,
    handle: async ({ body: { terms: said, ...given } }) => ({
      sequence: await grant(vault, context, { ...given, terms: said }),
    }),
  });

type Given = Readonly<{
  personId: string;
  intakeId: string;
  terms: ConsentTerms;
  service: string;
  causation: string;
}>;

const grant = async (
  vault: Vault,
  { ids, handle, read, now }: Context,
  { personId, intakeId, terms: said, service, causation }: Given,
): Promise<number> => {
  const intake = (await read<Intake>('intake', intakeId))?.state;
  if (intake?.stage !== 'submitted' || intake.personId !== personId) return refusePerson();
  checkTerms(said, 'consent', now(), carriesBannedNumber);
  const { jurisdiction } = intake;
  const party = { jurisdiction, needs: [service], choices: [], consents: [said] };
  checkConsenters(party, await ageOf(vault, intake, causation), now(), minorRules);
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
