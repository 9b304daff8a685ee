import { describe, expect, it } from 'vitest';
import { type AnswerBook, answersIn, noted, type Said } from './answers.ts';

const at = (hour: number): string => new Date(Date.UTC(2026, 0, 5, hour)).toISOString();
const said = (what: 'offered' | 'a-word' | 'ran-out', number: number, hour: number): Said => ({
  what,
  referralId: `referral-${number}`,
  at: at(hour),
});
const after = (...all: readonly Said[]): AnswerBook => all.reduce<AnswerBook>(noted, []);

describe('how an agency answers', () => {
  it('is how long it took to a first word, or that none came in time', () =>
    expect(
      answersIn(
        after(said('offered', 1, 0), said('offered', 2, 1), said('a-word', 1, 5), said('ran-out', 2, 9)),
      ),
    ).toEqual([
      { offeredAt: at(0), hours: 5, ranOut: false },
      { offeredAt: at(1), hours: null, ranOut: true },
    ]));

  it('is the first word to the first offer, however often either comes', () => {
    const once = after(said('offered', 1, 0), said('a-word', 1, 5));
    expect(after(said('offered', 1, 0), said('a-word', 1, 5), said('a-word', 1, 9))).toEqual(once);
    expect(after(said('offered', 1, 0), said('a-word', 1, 5), said('offered', 1, 7))).toEqual(once);
    expect(after(said('offered', 1, 0), said('a-word', 1, 5), said('ran-out', 1, 9))).toEqual(once);
  });

  it('is not told by the time for which the agency was paused, however often it is read', () => {
    const stood = { what: 'stood-still', referralId: 'referral-1', minutes: 120 } as const;
    const paused = [
      { ...stood, at: at(4) },
      { ...stood, at: at(4) },
      { ...stood, at: at(8) },
    ] as const;
    const book = after(said('offered', 1, 0), ...paused, ...paused, said('a-word', 1, 9));
    expect(answersIn(book)).toEqual([{ offeredAt: at(0), hours: 5, ranOut: false }]);
    expect(noted(book, { ...stood, at: at(10) })).toEqual(book);
  });

  it('is not told by what is still out, nor by words to what was never offered', () =>
    expect(answersIn(after(said('offered', 1, 0), said('a-word', 2, 1)))).toEqual([]));

  it('is that of the latest twenty, and sixty are kept for that', () => {
    const many = Array.from({ length: 200 }, (_, number) => [
      said('offered', number, number),
      said('a-word', number, number + 2),
    ]).flat();
    const book = after(...many);
    expect(book).toHaveLength(60);
    expect(answersIn(book)).toHaveLength(20);
    expect(answersIn(book).at(-1)?.offeredAt).toBe(at(199));
  });
});
