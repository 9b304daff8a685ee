import { Refusal } from '@handoff/decider';
import { describe, expect, it } from 'vitest';
import type { ConsentTerms } from './consent-terms.ts';
import { type Age, checkConsenters, isOfAge, type MinorRules } from './minors.ts';

const rules: MinorRules = {
  majorityIn: (jurisdiction) => (jurisdiction === 'US-NE' ? 19 : 18),
  aloneFrom: (service) => ({ 'legal.civil': 12 })[service],
};
const at = '2026-06-01T15:00:00.000Z';
const college = 'bayside-community-college';
const legal = 'valley-legal-aid';

const terms = (differing: Partial<ConsentTerms> = {}): ConsentTerms => ({
  recipient: college,
  purposes: ['routing', 'contact'],
  until: '2026-12-31',
  how: 'spoken',
  language: 'es',
  records: null,
  interpreter: false,
  on: '2026-06-01',
  ...differing,
});
const choices = [
  { rank: 1, service: 'learn.esl', agency: college },
  { rank: 1, service: 'legal.civil', agency: legal },
];
const answer = (age: Age, consent: Partial<ConsentTerms> = {}, jurisdiction = 'US-MA') => {
  try {
    const needs = ['learn.esl', 'legal.civil'];
    checkConsenters({ jurisdiction, needs, choices, consents: [terms(consent)] }, age, at, rules);
    return 'taken';
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
};
const sixteen = { birthDate: '2010-02-03' };

describe('somebody who is of age', () => {
  it.each([[{ years: 18 }], [{ birthDate: '2008-06-01' }], [{}]])('%j agrees alone', (age) =>
    expect(answer(age)).toBe('taken'),
  );

  it('is so by the law of the State', () => {
    expect(answer({ years: 18 }, {}, 'US-NE')).toBe('guardian-consent-needed');
    expect(answer({ years: 19 }, {}, 'US-NE')).toBe('taken');
  });
});

describe('somebody who is not of age', () => {
  it.each([[{ years: 17 }], [{ birthDate: '2008-06-02' }], [{ birthDate: '2010-02-03', years: 40 }]])(
    '%j cannot agree alone to a class',
    (age) => expect(answer(age)).toBe('guardian-consent-needed'),
  );

  it('is taken in with the word of a guardian', () =>
    expect(answer(sixteen, { how: 'signed-by-guardian' })).toBe('taken'));

  it('agrees alone to what the law leaves to them, and no guardian is asked', () => {
    expect(answer(sixteen, { recipient: legal })).toBe('taken');
    expect(answer(sixteen, { recipient: legal, how: 'spoken-by-guardian' })).toBe('guardian-not-asked');
    expect(answer({ years: 11 }, { recipient: legal })).toBe('guardian-consent-needed');
  });

  it('needs the guardian for the exchange as long as one thing they want does', () =>
    expect(answer(sixteen, { recipient: 'exchange' })).toBe('guardian-consent-needed'));

  it("signs a college's release alone: the rights of a student are the student's", () => {
    const release = { purposes: ['progress'], how: 'signed', records: ['grades'] };
    expect(answer(sixteen, release)).toBe('taken');
    expect(answer(sixteen, { ...release, how: 'spoken' })).toBe('guardian-consent-needed');
  });

  it('is agreed for until they are of age, and no longer', () => {
    const how = 'spoken-by-guardian';
    expect(answer(sixteen, { how, until: '2028-02-02' })).toBe('taken');
    expect(answer(sixteen, { how, until: '2028-02-03' })).toBe('guardian-consent-too-long');
    expect(answer({ birthDate: '2012-02-29' }, { how, until: '2030-03-01' })).toBe(
      'guardian-consent-too-long',
    );
  });
});

describe('years that were told earlier', () => {
  it.each([
    ['are as many on the same day', { years: 17, toldOn: '2026-06-01' }, 'guardian-consent-needed'],
    [
      'are no more a day before the year is over',
      { years: 17, toldOn: '2025-06-02' },
      'guardian-consent-needed',
    ],
    ['are one more a year later', { years: 17, toldOn: '2025-06-01' }, 'taken'],
  ])('%s', (_, age, answered) => expect(answer(age)).toBe(answered));
});

describe('that somebody is of age', () => {
  it.each<[string, Age, string, boolean | undefined]>([
    ['is so from their birthday on', { birthDate: '2008-06-01' }, 'US-MA', true],
    ['is not so on the day before', { birthDate: '2008-06-02' }, 'US-MA', false],
    ['depends on the State', { birthDate: '2008-06-01' }, 'US-NE', false],
    ['is unknown where no age was told', {}, 'US-MA', undefined],
    ['is unknown where years alone were told', { years: 30 }, 'US-MA', undefined],
  ])('%s', (_, age, jurisdiction, ofAge) => expect(isOfAge(age, jurisdiction, at, rules)).toBe(ofAge));
});
