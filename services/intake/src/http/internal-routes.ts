import { type Route, route, type ServiceAuth } from '@handoff/http';
import { purposes } from '@handoff/sealing';
import { z } from 'zod';
import type { ConsentAnswer, ConsentDesk } from '../vault/consent-desk.ts';
import { releaseContact } from '../vault/release-contact.ts';
import { useKey } from '../vault/use-key.ts';
import type { Vault } from '../vault/vault.ts';
import type { Consent, Grant } from '../domain/consent.ts';
import { isByGuardian } from '../domain/consent-terms.ts';
import type { Intake } from '../domain/intake.ts';

type Parts = Readonly<{
  auth: ServiceAuth;
  vault: Vault;
  desk: ConsentDesk;
  intake: (intakeId: string) => Promise<Intake>;
}>;

const id = z.string().min(1).max(200);
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const asked = { personId: id, purpose: z.enum(purposes), recipient: slug, reason: id };

const keyAsked = z.discriminatedUnion('use', [
  z.strictObject({ ...asked, use: z.literal('open'), keyId: id }),
  z.strictObject({ ...asked, use: z.literal('seal') }),
]);
const consentAsked = z.strictObject({ personId: id, recipient: slug, purpose: z.string().max(40) });

const keys = ({ auth, vault, desk }: Parts): Route =>
  route({
    method: 'POST',
    path: '/internal/keys',
    summary: 'Lends a key of one person and purpose, for opening under live consent or for sealing',
    auth: auth.mayCall('keys'),
    body: keyAsked,
    handle: async ({ body, caller }) => {
      const { keyId, key } = await useKey(vault, desk, caller.name, body);
      return { keyId, key: key.toString('base64url') };
    },
  });

const checkConsent = ({ auth, desk }: Parts): Route =>
  route({
    method: 'POST',
    path: '/internal/consent/check',
    summary: 'Says whether live consent covers a recipient and purpose; anything in doubt is a no',
    auth: auth.mayCall('consent'),
    body: consentAsked,
    handle: async ({ body }) => {
      const answer = await desk.ask(body);
      const { allowed, until, sequence } = answer;
      return {
        allowed,
        until,
        sequence,
        ...(answer.allowed ? giverOf(answer, body) : { reason: answer.because }),
      };
    },
  });

/** Whose word it is: what a person agreed to alone does not end with a guardian's. */
const giverOf = ({ consent }: ConsentAnswer, { recipient, purpose }: z.infer<typeof consentAsked>) => {
  const grant = grantIn(consent, recipient, purpose);
  return grant === undefined ? {} : { givenBy: isByGuardian(grant) ? 'guardian' : 'person' };
};

const grantIn = (consent: Consent, recipient: string, purpose: string): Grant | undefined =>
  consent.stage === 'given'
    ? consent.grants.find((one) => one.recipient === recipient && one.purpose === purpose)
    : undefined;

const releaseAsked = z.strictObject({ personId: id, party: slug });

/** A release as it was signed, for the agency that holds the records: 34 CFR 99.30(a) has it keep one. */
const signedRelease = ({ auth, desk }: Parts): Route =>
  route({
    method: 'POST',
    path: '/internal/consent/release',
    summary: 'The live release of progress to a party, with its dates and records; null where none is signed',
    auth: auth.mayCall('consent'),
    body: releaseAsked,
    handle: async ({ body: { personId, party } }) => {
      const answer = await desk.ask({ personId, recipient: party, purpose: 'progress' });
      if (!answer.allowed) return { release: null };
      const grant = grantIn(answer.consent, party, 'progress');
      return { release: grant === undefined ? null : signed(grant) };
    },
  });

const signed = ({ recipient, purpose, records, on, enteredOn, until, language, interpreter }: Grant) => ({
  party: recipient,
  purpose,
  records,
  signedOn: on,
  enteredOn: enteredOn ?? null,
  until,
  language,
  interpreter,
});

const jwk = z.looseObject({ kty: z.literal('EC'), crv: z.literal('P-256'), x: z.string(), y: z.string() });

const contactAsked = z.strictObject({
  personId: id,
  recipient: slug,
  purpose: z.literal('contact'),
  referral: id,
  publicKey: jwk.optional(),
});

const release = (parts: Parts): Route =>
  route({
    method: 'POST',
    path: '/internal/release',
    summary: 'Releases contact details to an agency that accepted: sealed to its key, or for its own GET',
    auth: parts.auth.mayCall('release'),
    body: contactAsked,
    handle: ({ body, caller }) => releaseContact(parts, caller.name, body),
  });

const releasesAsked = z.strictObject({ personId: id });

/** The trail itself answers: what is recorded there happened, and what happened is recorded there. */
const releasesMade = ({ auth, vault }: Parts): Route =>
  route({
    method: 'POST',
    path: '/internal/release/made',
    summary: 'To whom, and when, name and contacts of a person were given',
    auth: auth.mayCall('release'),
    body: releasesAsked,
    handle: async ({ body: { personId } }) => ({
      releases: (await vault.recorded(personId))
        .filter(({ use, decision }) => use === 'release' && decision === 'allowed')
        .map(({ recipient, at }) => ({ recipient, at })),
    }),
  });

const publicKey = ({ auth, vault }: Parts): Route =>
  route({
    method: 'GET',
    path: '/internal/public-key',
    summary: 'The key that partners seal a person to',
    auth: auth.mayCall('publicKey'),
    handle: async () => (await vault.recipientKey()).publicJwk,
  });

/** What the other services may ask of the vault; who may is in the table of calls. */
export const internalRoutes = (parts: Parts): readonly Route[] => [
  keys(parts),
  checkConsent(parts),
  signedRelease(parts),
  release(parts),
  releasesMade(parts),
  publicKey(parts),
];
