import { describe, expect, it } from 'vitest';
import type { CaseRow } from './caseload.ts';
import { personOf, submissionOf } from './submission.ts';

const row: CaseRow = {
  case: 'HWC-001',
  referrer: 'harbor-worker-center',
  jurisdiction: 'US-MA',
  name: 'Ana Golondrina',
  phone: '+1 617 555 0101',
  phone_safe: 'no',
  email: 'ana@people.example',
  language: 'es',
  interpreter: 'yes',
  needs: ['learn.esl', 'work.placement'],
  choices: ['learn.esl=bayside-community-college', 'work.placement=north-shore-career-center'],
  pathway: 'english-to-work',
  age: '34',
  english_language_learner: 'yes',
  basic_skills_deficient: '',
  attending_school: 'none',
  required_to_attend_school: '',
  selective_service: 'not_required',
  work_authorized: '',
  work_authorized_recheck: '',
  emergency_need: '',
  low_income: '',
  consents: ['bayside-community-college:routing+contact:signed', 'harbor-worker-center:progress:signed'],
  consent_days: 365,
};

describe('a line of the caseload', () => {
  it('becomes a submission that names each recipient, purpose and day', () =>
    expect(submissionOf(row, { on: '2026-11-22', until: '2027-11-22' })).toMatchObject({
      localRef: 'HWC-001',
      choices: [
        { service: 'learn.esl', agency: 'bayside-community-college' },
        { service: 'work.placement', agency: 'north-shore-career-center' },
      ],
      consents: [
        {
          recipient: 'bayside-community-college',
          purposes: ['routing', 'contact'],
          on: '2026-11-22',
          until: '2027-11-22',
          how: 'signed',
          records: null,
          interpreter: true,
        },
        {
          recipient: 'harbor-worker-center',
          purposes: ['progress'],
          records: ['enrollment', 'level gains', 'job placement'],
        },
      ],
    }));

  it('shows nothing of who it is outside of the sealed part', () =>
    expect(JSON.stringify(submissionOf(row, { on: '2026-11-22', until: '2027-11-22' }))).not.toMatch(
      /Golondrina|555|people\.example|34/,
    ));

  it('leaves out what nobody answered, and says which phone is not safe', () =>
    expect(personOf(row)).toEqual({
      name: 'Ana Golondrina',
      contacts: [
        { kind: 'phone', value: '+1 617 555 0101', safe: false },
        { kind: 'email', value: 'ana@people.example' },
      ],
      facts: {
        age: 34,
        english_language_learner: 'yes',
        attending_school: 'none',
        selective_service: 'not_required',
      },
    }));

  it('names no phone for whom has none, and sends several answers as several', () =>
    expect(personOf({ ...row, phone: '', phone_safe: '', emergency_need: 'rent food' })).toMatchObject({
      contacts: [{ kind: 'email', value: 'ana@people.example' }],
      facts: { emergency_need: ['rent', 'food'] },
    }));
});
