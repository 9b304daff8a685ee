import type { IntakeSubmitted, SubmitIntake } from '@handoff/schemas';
import { open, type Purpose, sealTo } from '@handoff/sealing';
import type { PersonDisclosure } from '../vault/person-disclosure.ts';
import type { hostedIntake } from './hosted-intake.ts';

export const intakeId = 'intake-01';
export const personId = 'person-01';
export const college = 'bayside-community-college';
export const rosa: PersonDisclosure = {
  name: 'Rosa Canary',
  birthDate: '1991-04-12',
  contacts: [
    { kind: 'phone', value: '617-555-0123', safe: true },
    { kind: 'phone', value: '617-555-0199', safe: false },
  ],
  facts: { age: 35, english_language_learner: 'yes', work_authorized: 'no' },
};
export const terms = (recipient: string, ...purposes: string[]) => ({
  recipient,
  purposes,
  until: '2027-06-01',
  how: 'spoken',
  language: 'es',
  records: null,
  interpreter: false,
  on: '2026-06-01',
});
export const consents = [terms('exchange', 'screening', 'routing'), terms(college, 'contact')];

/** Rosa, who is made up, at the intake that `at` gives: each test has a service of its own. */
export const rosaAt = (at: () => ReturnType<typeof hostedIntake>) => {
  const submission = async (
    disclosure: object = rosa,
    differing: Partial<SubmitIntake> = {},
  ): Promise<SubmitIntake> => ({
    intakeId,
    personId,
    referrer: 'harbor-worker-center',
    jurisdiction: 'US-MA',
    language: 'es',
    interpreter: 'asks-each-time',
    needs: ['learn.esl', 'work.placement'],
    choices: [{ rank: 1, service: 'learn.esl', agency: college }],
    pathway: 'english-to-work',
    follows: null,
    groupId: null,
    consents,
    sealedPerson: await sealTo((await at().vault.recipientKey()).publicJwk, disclosure),
    ...differing,
  });
  const submit = async (command?: SubmitIntake, causation?: string) => {
    const outcome = await at().command('SubmitIntake', intakeId, command ?? (await submission()), causation);
    await at().settle();
    return outcome;
  };
  const erase = async () => {
    const outcome = await at().command('ErasePerson', intakeId, { intakeId, personId });
    await at().settle();
    return outcome;
  };
  const submitted = async (): Promise<IntakeSubmitted> =>
    (await at().eventsOf(intakeId))[0]?.data as unknown as IntakeSubmitted;
  const consentEvents = async () =>
    (await at().eventsOf(at().ids.derive('consent', personId))).map(({ type }) => type);
  const check = (recipient: string, purpose: string) =>
    at().call('gateway', 'POST', '/internal/consent/check', { body: { personId, recipient, purpose } });
  const keyToOpen = async (differing: object = {}, from = 'eligibility') =>
    at().call(from, 'POST', '/internal/keys', {
      body: {
        personId,
        purpose: 'screening',
        keyId: (await submitted()).facts.keyId,
        use: 'open',
        recipient: 'exchange',
        reason: 'event-1',
        ...differing,
      },
    }) as Promise<{ keyId: string; key: string }>;
  const release = (differing: object = {}) =>
    at().call('gateway', 'POST', '/internal/release', {
      body: { personId, recipient: college, purpose: 'contact', referral: 'referral-1', ...differing },
    });
  const trail = async () =>
    (await at().audit.of(personId)).map(({ who, use, purpose, decision, because }) =>
      [who, use, purpose, decision, because].join(' '),
    );
  const openedWith = (key: string, purpose: Purpose, event: string, sealed: IntakeSubmitted['facts']) =>
    open({ keyId: sealed.keyId, personId, purpose, key: Buffer.from(key, 'base64url') }, event, sealed);
  return {
    submission,
    submit,
    erase,
    submitted,
    consentEvents,
    check,
    keyToOpen,
    release,
    trail,
    openedWith,
  };
};
