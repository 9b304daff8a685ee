import { describe, expect, it } from 'vitest';
import { factsOf, storyOf } from '../testing/facts-of.ts';
import { quarterlyNews } from './quarterly-news.ts';

const reached = (person: string, toLevel: string, trueOn: string) => ({
  table: 'facts_milestone' as const,
  personId: person,
  referralId: `referral-${person}`,
  kind: 'measurable-skill-gain',
  toLevel,
  trueOn,
});
const sent = (people: readonly string[], referrer: string) =>
  people.map((person) => storyOf({ referralId: `referral-${person}`, personId: person, referrer }));
const four = ['a', 'b', 'c', 'd'];

describe('the news of a quarter', () => {
  it('tells a referrer how many of the people it sent came how far', () => {
    const facts = factsOf(four.map((person) => reached(person, 'esl-3', '2026-08-15')));
    expect(quarterlyNews(facts, sent(four, 'worker-center'), '2026-11-30')).toEqual([
      {
        referrer: 'worker-center',
        quarter: '2026Q3',
        what: 'reached level esl-3',
        people: 4,
        sentence: '4 people you sent reached level esl-3 in 2026Q3.',
      },
    ]);
  });

  it('names no number where so few might be recognised', () => {
    const facts = factsOf(four.slice(1).map((person) => reached(person, 'esl-3', '2026-08-15')));
    expect(quarterlyNews(facts, sent(four, 'worker-center'), '2026-11-30')).toMatchObject([
      { people: null, sentence: 'A few people you sent reached level esl-3 in 2026Q3.' },
    ]);
  });

  it('counts a person once, and leaves out other quarters and people whom others sent', () => {
    const facts = factsOf([
      ...four.flatMap((person) => [
        reached(person, 'esl-3', '2026-07-01'),
        reached(person, 'esl-3', '2026-09-30'),
      ]),
      reached('a', 'esl-4', '2026-10-01'),
      reached('stranger', 'esl-3', '2026-08-15'),
    ]);
    expect(
      quarterlyNews(facts, sent(four, 'worker-center'), '2026-11-30').map(({ people }) => people),
    ).toEqual([4]);
  });
});
