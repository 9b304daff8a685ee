import { describe, expect, it } from 'vitest';
import type { Entry } from './blind-index.ts';
import type { Matching } from './matching.ts';

const entry = (personId: string, differing: Partial<Entry> = {}): Entry => ({
  personId,
  fund: 'fund-a',
  intakeId: `intake-of-${personId}`,
  agency: 'harbor',
  around: ['harbor', 'fund-a'],
  until: '2999-06-01',
  keyId: 'key-1',
  tokens: ['token-1', `token-of-${personId}`],
  ...differing,
});
const match = (matchId: string, ...persons: string[]) => ({
  matchId,
  fund: 'fund-a',
  persons,
  agencies: persons.map((personId) => `agency-of-${personId}`),
});

/** `open` gives empty stores each time. */
export const matchingConformance = (name: string, open: () => Matching | Promise<Matching>): void => {
  describe(`${name} as the blind index`, () => {
    it('finds who shares a token under the same fund, and nobody else', async () => {
      const { index } = await open();
      await index.put(entry('person-2'));
      await index.put(entry('person-3', { fund: 'fund-b' }));
      await index.put(entry('person-4', { tokens: ['token-4'] }));
      await index.put(entry('person-1'));
      expect(await index.alike(entry('person-1'))).toEqual([entry('person-2')]);
    });

    it('keeps one entry a person and fund, the newest, and drops that one alone', async () => {
      const { index } = await open();
      await index.put(entry('person-1'));
      await index.put(entry('person-1', { keyId: 'key-2' }));
      await index.put(entry('person-1', { fund: 'fund-b' }));
      expect((await index.of('person-1')).map(({ keyId, fund }) => `${fund} ${keyId}`).toSorted()).toEqual([
        'fund-a key-2',
        'fund-b key-1',
      ]);
      await index.drop('person-1', 'fund-a');
      await index.drop('person-1', 'fund-a');
      expect((await index.of('person-1')).map(({ fund }) => fund)).toEqual(['fund-b']);
    });

    it('finds who is around an agency, no more than are wanted at once', async () => {
      const { index } = await open();
      for (const person of ['person-1', 'person-2', 'person-3']) await index.put(entry(person));
      await index.put(entry('person-4', { around: ['another'] }));
      expect(await index.around('harbor', 2)).toHaveLength(2);
      expect((await index.around('harbor', 9)).map(({ personId }) => personId)).not.toContain('person-4');
    });

    it('drops what one key made, where another is named not', async () => {
      const { index } = await open();
      await index.put(entry('person-1', { keyId: 'key-2' }));
      await index.drop('person-1', 'fund-a', 'key-1');
      expect(await index.of('person-1')).toHaveLength(1);
      await index.drop('person-1', 'fund-a', 'key-2');
      expect(await index.of('person-1')).toEqual([]);
    });

    it('finds and counts those of a fund that another key made', async () => {
      const { index } = await open();
      for (const person of ['person-3', 'person-1', 'person-2']) await index.put(entry(person));
      await index.put(entry('person-4', { keyId: 'key-2' }));
      await index.put(entry('person-5', { fund: 'fund-b' }));
      const found = await index.notUnder('fund-a', 'key-2', 9);
      expect(found.map(({ personId }) => personId)).toEqual(['person-1', 'person-2', 'person-3']);
      expect(await index.notUnder('fund-a', 'key-2', 2)).toHaveLength(2);
      expect(await index.countNotUnder('fund-a', 'key-2')).toBe(3);
    });
  });

  describe(`${name} as the book of matches`, () => {
    it('finds a match by either person and either agency, until it is dropped', async () => {
      const { book } = await open();
      const one = match('match-1', 'person-1', 'person-2');
      await book.note(one);
      await book.note(one);
      await book.note(match('match-2', 'person-3', 'person-4'));
      expect([
        await book.ofPerson('person-1'),
        await book.ofPerson('person-2'),
        await book.openOf('agency-of-person-1'),
        await book.openOf('agency-of-person-2'),
      ]).toEqual([[one], [one], [one], [one]]);
      await book.drop('match-1');
      expect(await book.ofPerson('person-1')).toEqual([]);
    });
  });

  describe(`${name} where two turns write one thing at once`, () => {
    it('takes it from both, once', async () => {
      const { book, index, agencies } = await open();
      const one = match('match-1', 'person-1', 'person-2');
      await Promise.all([one, one, one, one].map((each) => book.note(each)));
      await Promise.all(['key-1', 'key-1', 'key-1'].map((keyId) => index.put(entry('person-1', { keyId }))));
      await Promise.all([true, true, true].map((may) => agencies.keep('one', may)));
      expect(await book.ofPerson('person-1')).toEqual([one]);
      expect(await index.of('person-1')).toEqual([entry('person-1')]);
      expect(await agencies.thatMay(['one'])).toEqual(new Set(['one']));
    });
  });

  describe(`${name} as what is open for an agency`, () => {
    const noted = async () => {
      const { book } = await open();
      const one = match('match-1', 'person-1', 'person-2');
      await book.note(one);
      return { book, one, opened: () => book.openOf('agency-of-person-1') };
    };

    it('leaves out what was seen to be over, which is known as a pair still', async () => {
      const { book, one, opened } = await noted();
      await book.note(one, 1);
      await book.close('match-1', 3);
      await book.close('match-none', 3);
      expect([await opened(), await book.ofPerson('person-1')]).toEqual([[], [one]]);
    });

    it('holds it again once it was proposed later, and not before', async () => {
      const { book, one, opened } = await noted();
      await book.close('match-1', 3);
      await book.note(one);
      await book.note(one, 2);
      expect(await opened()).toEqual([]);
      await book.note(one, 4);
      expect(await opened()).toEqual([one]);
    });

    it('is not closed by whoever saw it before it was proposed again', async () => {
      const { book, one, opened } = await noted();
      await book.note(one, 4);
      await book.close('match-1', 3);
      expect(await opened()).toEqual([one]);
    });
  });

  describe(`${name} as the rotations of funds`, () => {
    it('answers each name of a fund with what it was begun with, also where two begin at once', async () => {
      const { rotations } = await open();
      const begin = (generation: number, fund = 'fund-a', named = '2027-01') =>
        rotations.begin({ fund, name: named, generation });
      const [one, other] = await Promise.all([begin(1), begin(2)]);
      expect([other, await begin(3)]).toEqual([one, one]);
      expect([await begin(4, 'fund-b'), await begin(5, 'fund-a', '2028-01')]).toEqual([4, 5]);
    });
  });

  describe(`${name} as what manifests say`, () => {
    it('holds nobody willing who did not say so last', async () => {
      const { agencies } = await open();
      await agencies.keep('one', true);
      await agencies.keep('other', true);
      await agencies.keep('other', false);
      expect(await agencies.thatMay(['one', 'other', 'unknown'])).toEqual(new Set(['one']));
    });
  });
};
