import { describe, expect, it } from 'vitest';
import { storedFacts } from './catalogue.ts';
import { judgeFacts } from './judge-facts.ts';
import { loadBook } from './load-book.ts';

const stored = storedFacts();
const given = (facts: Readonly<Record<string, unknown>>) => ({
  facts,
  givenOn: '2026-11-01',
  jurisdiction: 'US-MA',
  language: 'es',
});
const somebody = given({ age: 34, english_language_learner: 'yes', attending_school: 'none' });
const others = [
  given({ age: 17, attending_school: 'secondary' }),
  given({ age: 61, public_assistance: ['snap'] }),
];

describe('what is sealed into a screening', () => {
  it('is the same, byte by byte, for the same facts on the same day, whoever was judged before', () => {
    const [one, another] = [judgeFacts(loadBook(), stored), judgeFacts(loadBook(), stored)];
    const first = JSON.stringify(one(somebody, '2026-11-22'));
    for (const other of others) another(other, '2026-11-22');
    expect(JSON.stringify(another(somebody, '2026-11-22'))).toBe(first);
    expect(JSON.stringify(one(somebody, '2026-11-22'))).toBe(first);
  });

  it('is another on a day under other law', () => {
    const judge = judgeFacts(loadBook(), stored);
    expect(judge(somebody, '2026-11-22')).not.toEqual(judge(somebody, '2014-01-01'));
  });

  it('asks an age again only where a birthday may have changed the answer', () => {
    const judge = judgeFacts(loadBook(), stored);
    const missing = (age: number, asOf: string) =>
      judge(given({ age, english_language_learner: 'yes' }), asOf).programs.find(
        ({ program }) => program === 'aefla',
      )?.missing;
    expect(missing(15, '2026-12-01')).toContain('age');
    expect(missing(15, '2027-11-01')).not.toContain('age');
    expect(missing(34, '2026-12-01')).not.toContain('age');
  });

  it('reads a level from the score of a test, and asks none', () => {
    const judge = judgeFacts(loadBook(), stored);
    const askedFor = (more: Readonly<Record<string, unknown>>) =>
      judge(
        given({ age: 34, attending_school: 'none', has_hs_diploma_or_equivalent: 'no', ...more }),
        '2026-11-22',
      ).programs.find(({ program }) => program === 'ibest')?.askNow;
    const taken = (test: string) => ({ assessment: { test, score: 205, date: '2026-10-15' } });
    expect(askedFor({})).toContain('assessed_level');
    expect(askedFor(taken('casas-listening-steps'))).not.toContain('assessed_level');
    expect(askedFor(taken('casas-reading-steps'))).toContain('assessed_level');
  });
});
