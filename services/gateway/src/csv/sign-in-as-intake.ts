import { refuse } from '@handoff/decider';
import type { Submission } from '../public/people/submission.ts';
import type { SignIn } from './sign-in-columns.ts';

export type Uploader = Readonly<{ slug: string; jurisdiction: string }>;

/**
 * A line with consent, as the intake it is. What the consent covers is what the sheet has to say above its lines: that
 * the exchange looks for a place, that the agency chosen is asked and may call, and, where it was signed, that the
 * agency that keeps the sheet hears what came of it.
 */
export const signInAsIntake = (signIn: SignIn, { slug, jurisdiction }: Uploader): Submission => {
  const { consent: how, consent_on: on, consent_until: until, agency, needs } = signIn;
  if (how === null) throw new Error('only a line with consent becomes an intake');
  if (on === null || until === null) return consentUndated(on === null ? 'consent_on' : 'consent_until');
  if (needs.length === 0) return needsNothing();
  const language = signIn.language ?? 'en';
  const terms = { how, on, until, language, records: null, interpreter: false };
  const chosen = agency === null ? [] : [{ ...terms, recipient: agency, purposes: [...toBeAsked] }];
  const told = how === 'signed' ? [{ ...terms, recipient: slug, purposes: [...toHear], records }] : [];
  return {
    localRef: signIn.local_ref,
    jurisdiction: signIn.jurisdiction ?? jurisdiction,
    language,
    interpreter: 'no',
    needs,
    choices: agency === null ? [] : needs.map((service) => ({ service, agency })),
    pathway: null,
    follows: null,
    group: signIn.group,
    consents: [{ ...terms, recipient: 'exchange', purposes: [...toLook] }, ...chosen, ...told],
    person: { name: signIn.name, contacts: contactsOf(signIn), facts: {} },
  };
};

const toLook = ['screening', 'routing'] as const;
const toBeAsked = ['routing', 'contact'] as const;
const toHear = ['progress'] as const;
const records = ['enrollment', 'level gains', 'job placement'];

export const contactsOf = ({ phone, email }: Pick<SignIn, 'phone' | 'email'>) => [
  ...(phone === null ? [] : [{ kind: 'phone', value: phone }]),
  ...(email === null ? [] : [{ kind: 'email', value: email }]),
];

const consentUndated = (place: string): never =>
  refuse('missing-date', {
    place,
    reason: 'a consent says from which day until which day it holds',
    mend: 'Fill consent_on and consent_until as YYYY-MM-DD, or leave consent empty.',
  });

const needsNothing = (): never =>
  refuse('missing-field', {
    place: 'needs',
    reason: 'with consent a person is looked for a place for, and it is not said for what',
    mend: 'Fill needs with codes of services, e.g. learn.esl work.placement.',
  });
