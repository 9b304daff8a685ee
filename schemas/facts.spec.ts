import { describe, expect, it } from 'vitest';
import { bannedWordIn, codesOf, facts, faultsInFacts, languages, mayBeStored } from './index.ts';

const stored = [...facts.values()].filter(mayBeStored);
const codes = (given: Record<string, unknown>) =>
  faultsInFacts(given).map(({ code, place }) => `${place}: ${code}`);

describe('the catalogue of facts', () => {
  it('says in every language what is asked and why', () => {
    const spoken = languages.map(({ language }) => language);
    for (const { name, question = {}, why } of stored) {
      expect([name, Object.keys(question)]).toEqual([name, spoken]);
      expect([name, Object.keys(why)]).toEqual([name, spoken]);
      for (const text of Object.values(question)) expect(text).toMatch(/[?？؟.。]\)?）?$/u);
      for (const text of Object.values(why)) expect(text).toMatch(/[.。]$/u);
    }
  });

  it('says the same in no two languages, so that none was only copied', () => {
    for (const { question = {} } of stored)
      expect(new Set(Object.values(question)).size).toBe(Object.keys(question).length);
  });

  it('says which texts no native speaker has read yet', () => {
    const unread = languages.filter(({ reviewed }) => !reviewed).map(({ language }) => language);
    expect(unread).toEqual(['es', 'ht', 'pt-BR', 'zh-Hans', 'vi', 'ar']);
  });

  it('names a source and a known sensitivity for every fact', () => {
    for (const { source, sensitivity } of facts.values()) {
      expect([source.length > 3, codesOf('sensitivity').includes(sensitivity)]).toEqual([true, true]);
    }
  });

  it('has no question for what is never asked', () => {
    const never = [...facts.values()].filter((fact) => !mayBeStored(fact));
    expect(never.length).toBeGreaterThan(3);
    expect(never.filter(({ question }) => question !== undefined)).toEqual([]);
  });

  it('bears no banned name', () => {
    expect([...facts.keys()].filter((name) => bannedWordIn(name))).toEqual([]);
  });
});

describe('facts that someone wants kept', () => {
  it('are taken as the catalogue allows', () => {
    const given = {
      age: 34,
      english_language_learner: 'yes',
      attending_school: 'none',
      public_assistance: ['snap'],
      work_authorized: 'yes',
      work_authorized_recheck: '2027-Q1',
    };
    expect(faultsInFacts(given)).toEqual([]);
  });

  it('may always be not shared', () => {
    expect(faultsInFacts(Object.fromEntries(stored.map(({ name }) => [name, 'not-shared'])))).toEqual([]);
  });

  it('never hold a "no" about work authorization', () => {
    expect(codes({ work_authorized: 'no' })).toEqual(['work_authorized: fact-value-not-allowed']);
    expect(codes({ work_authorized: 'prefers_not_to_say' })).toEqual([
      'work_authorized: fact-value-not-allowed',
    ]);
  });

  it('never hold what only a provider decides, or only a what-if may try', () => {
    expect(codes({ title_iv_category: 'yes', work_authorized_valid_until: '2027-01-01' })).toEqual([
      'title_iv_category: fact-not-kept',
      'work_authorized_valid_until: fact-not-kept',
    ]);
  });

  it('are refused under unknown names, those of every object included', () => {
    const hidden = JSON.parse('{"__proto__":"x","constructor":"x","favourite_colour":"green"}') as Record<
      string,
      unknown
    >;
    expect(codes(hidden)).toEqual([
      '__proto__: unknown-fact',
      'constructor: unknown-fact',
      'favourite_colour: unknown-fact',
    ]);
  });

  it.each([
    ['age', 34.5],
    ['age', '34'],
    ['age', -1],
    ['attending_school', 'kindergarten'],
    ['public_assistance', ['snap', 'snap']],
    ['public_assistance', 'snap'],
    ['work_authorized_recheck', '2027-Q5'],
    ['english_language_learner', true],
  ])('are refused with a value the catalogue does not allow: %s = %j', (name, value) => {
    expect(codes({ [name]: value })).toEqual([`${name}: fact-value-not-allowed`]);
  });

  it('are never repeated in the fault', () => {
    expect(JSON.stringify(faultsInFacts({ age: 'x-secret-x' }))).not.toContain('secret');
  });
});
