import { specify } from '@handoff/decider/specify';
import { describe, it } from 'vitest';
import { type IntakeCommand, type IntakeEvent, intakeDecider, type SealedValue } from './intake.ts';
import type { Submission } from './submission.ts';

const carriesNumber = (text: string): boolean => text.includes('123-45-6789');
const lists = { services: new Set(['learn.esl', 'work.placement']), carriesNumber };
const { given } = specify(intakeDecider(lists));
const at = '2026-06-01T15:00:00.000Z';

const submission: Submission = {
  intakeId: 'intake-1',
  personId: 'person-1',
  referrer: 'harbor-worker-center',
  jurisdiction: 'US-MA',
  language: 'es',
  interpreter: 'asks-each-time',
  needs: ['learn.esl', 'work.placement'],
  choices: [
    { rank: 1, service: 'learn.esl', agency: 'bayside-community-college' },
    { rank: 1, service: 'work.placement', agency: 'north-shore-career-center' },
  ],
  pathway: 'english-to-work',
  follows: null,
  groupId: null,
  consents: [
    {
      recipient: 'exchange',
      purposes: ['screening', 'routing'],
      until: '2027-06-01',
      how: 'spoken',
      language: 'es',
      records: null,
      interpreter: false,
      on: '2026-06-01',
    },
  ],
};
const sealed = (purpose: string): SealedValue => ({
  keyId: `key-${purpose}`,
  purpose,
  nonce: 'bm9uY2U',
  ciphertext: 'Y2lwaGVy',
  tag: 'dGFn',
});
const person = { identity: sealed('identity'), contact: sealed('contact'), facts: sealed('screening') };

const submit = (differing: Partial<Submission> = {}): IntakeCommand => ({
  type: 'SubmitIntake',
  at,
  data: { ...submission, person, ...differing },
});
const consents = (differing: object) => ({
  consents: submission.consents.map((one) => ({ ...one, ...differing })),
});
const submitted: IntakeEvent = {
  type: 'IntakeSubmitted',
  data: { ...submission, ...person, receivedOn: '2026-06-01' },
};
const amend: IntakeCommand = {
  type: 'AmendIntake',
  at,
  data: { intakeId: 'intake-1', facts: sealed('screening') },
};
const erase = (personId = 'person-1'): IntakeCommand => ({
  type: 'ErasePerson',
  at,
  data: { intakeId: 'intake-1', personId },
});
const erased: IntakeEvent = {
  type: 'ParticipantErased',
  data: { intakeId: 'intake-1', personId: 'person-1', keysGoneBy: '2026-07-06' },
};

describe('an intake', () => {
  it('is taken with what it says sealed, and dated', () => given().when(submit()).then(submitted));

  it('is taken once', () => given(submitted).when(submit()).thenRefused('intake-already-submitted'));

  it('is refused for what was found wrong inside its seal', () =>
    given()
      .when({
        type: 'SubmitIntake',
        at,
        data: { ...submission, person: { objection: { code: 'unknown-fact', reason: 'r', mend: 'm' } } },
      })
      .thenRefused('unknown-fact'));

  it.each<[string, Partial<Submission>, string]>([
    ['wants nothing', { needs: [] }, 'needs-empty'],
    ['wants what no list knows', { needs: ['learn.esl', 'work.magic'] }, 'need-unknown'],
    ['wants one thing twice', { needs: ['learn.esl', 'learn.esl'] }, 'need-twice'],
    ['chooses an agency for something not wanted', { needs: ['learn.esl'] }, 'choice-without-need'],
    ['names a place that is no State', { jurisdiction: 'Massachusetts' }, 'jurisdiction-unknown'],
    ['names a language that is none', { language: 'español' }, 'language-malformed'],
    ['does not say whether an interpreter is wanted', { interpreter: 'maybe' }, 'interpreter-unknown'],
    ['comes without consent', { consents: [] }, 'consents-empty'],
    ['has a consent for an unknown purpose', consents({ purposes: ['marketing'] }), 'purpose-unknown'],
    ['has a consent for no purpose', consents({ purposes: [] }), 'purposes-empty'],
    ['has a consent that is over', consents({ until: '2026-05-31' }), 'consent-already-over'],
    ['has a consent given tomorrow', consents({ on: '2026-06-02' }), 'consent-not-yet-given'],
    ['has a consent until a day that is none', consents({ until: '2027-02-30' }), 'date-malformed'],
    ['has a consent neither spoken nor signed', consents({ how: 'implied' }), 'consent-form-unknown'],
    ['agrees to be matched, for no fund', consents({ purposes: ['matching'] }), 'party-not-named'],
    ['names a recipient that is no slug', consents({ recipient: 'The College' }), 'recipient-malformed'],
    [
      'hides a number among the records',
      consents({ records: ['file of 123-45-6789'] }),
      'identifier-not-wanted',
    ],
    [
      'ranks two agencies the same for one service',
      { choices: [submission.choices, submission.choices].flat() },
      'rank-twice',
    ],
  ])('that %s is refused', (_, differing, code) => given().when(submit(differing)).thenRefused(code));
});

describe('an intake that was taken', () => {
  it('is amended with newly sealed facts', () =>
    given(submitted)
      .when(amend)
      .then({
        type: 'IntakeAmended',
        data: { intakeId: 'intake-1', personId: 'person-1', facts: sealed('screening') },
      }));

  it('is erased, with the day on which the last backup of its keys is gone', () =>
    given(submitted).when(erase()).then(erased));

  it('is not erased in the name of another person', () =>
    given(submitted).when(erase('person-2')).thenRefused('intake-unknown'));
});

describe('an erased intake', () => {
  it('is erased once', () => given(submitted, erased).when(erase()).thenNothing());
  it('takes no amendment', () => given(submitted, erased).when(amend).thenRefused('participant-erased'));
  it('is not submitted again', () =>
    given(submitted, erased).when(submit()).thenRefused('participant-erased'));
});

describe('an intake nobody submitted', () => {
  it('is neither amended nor erased', () => {
    given().when(amend).thenRefused('intake-unknown');
    given().when(erase()).thenRefused('intake-unknown');
  });
});
