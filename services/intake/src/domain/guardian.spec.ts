import { specify } from '@handoff/decider/specify';
import { fold } from '@handoff/decider';
import { describe, expect, it } from 'vitest';
import { type Consent, type ConsentCommand, type ConsentEvent, consent } from './consent.ts';
import type { ConsentTerms } from './consent-terms.ts';
import { permits } from './permits.ts';

const { given } = specify(consent);
const at = '2026-06-01T15:00:00.000Z';
const ids = { consentId: 'consent-1', personId: 'person-1', intakeId: 'intake-1' };
const college = 'bayside-community-college';
const legal = 'valley-legal-aid';

const terms = (recipient: string, how: string, ...purposes: string[]): ConsentTerms => ({
  recipient,
  purposes,
  until: '2026-12-31',
  how,
  language: 'es',
  records: null,
  interpreter: false,
  on: '2026-06-01',
});
/** A guardian agreed to the class; to the lawyer the person agreed alone. */
const granted: ConsentEvent = {
  type: 'ConsentGranted',
  data: {
    ...ids,
    terms: [terms(college, 'signed-by-guardian', 'routing', 'contact'), terms(legal, 'spoken', 'routing')],
  },
};
const revoked: ConsentEvent = { type: 'GuardianRevoked', data: { ...ids, by: 'supervisor' } };
const takenBack = (): ConsentEvent => ({
  type: 'ConsentWithdrawn',
  data: { ...ids, recipient: college, purposes: ['routing', 'contact'], by: 'guardian' },
});

const takesBack = (recipient: string | null): ConsentCommand => ({
  type: 'WithdrawConsent',
  at,
  data: { consentId: 'consent-1', recipient, purposes: null, by: 'guardian' },
});
const revokes: ConsentCommand = {
  type: 'RevokeGuardian',
  at,
  data: { consentId: 'consent-1', by: 'supervisor' },
};
const grants = (how: string): ConsentCommand => ({
  type: 'GrantConsent',
  at,
  data: { ...ids, terms: [terms(college, how, 'routing')] },
});
const allowed = (state: Consent, recipient: string) =>
  permits(state, { recipient, purpose: 'routing', on: '2026-06-02' }).allowed;

describe('a guardian who takes their word back', () => {
  it('ends what a guardian gave, and leaves what the person agreed to alone', () =>
    given(granted).when(takesBack(null)).then(takenBack()));

  it('gets the same answer about an agency that the person chose alone as about one that nobody chose', () => {
    given(granted).when(takesBack(legal)).thenNothing();
    given(granted).when(takesBack('an-agency-of-nobody')).thenNothing();
  });

  it('is not heard once nobody speaks for the person any more', () =>
    given(granted, revoked, takenBack()).when(takesBack(null)).thenRefused('guardian-revoked'));
});

describe('that a guardian speaks for somebody', () => {
  it('ends, and with it what rested on their word', () =>
    given(granted).when(revokes).then(revoked, takenBack()));

  it('ends once', () => given(granted, revoked, takenBack()).when(revokes).thenNothing());

  it('leaves what the person agreed to alone', () => {
    const state = fold(consent, [granted, revoked, takenBack()]);
    expect([allowed(state, legal), allowed(state, college)]).toEqual([true, false]);
  });

  it('does not come back with another word of a guardian', () => {
    given(granted, revoked).when(grants('signed-by-guardian')).thenRefused('guardian-revoked');
    const state = fold(consent, [granted, revoked, takenBack(), granted]);
    expect([allowed(state, legal), allowed(state, college)]).toEqual([true, false]);
  });

  it('keeps the person from nothing they agree to themselves', () =>
    given(granted, revoked)
      .when(grants('signed'))
      .then({ type: 'ConsentGranted', data: { ...ids, terms: [terms(college, 'signed', 'routing')] } }));
});
