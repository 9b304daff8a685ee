import { describe, expect, it } from 'vitest';
import { everybodyApart } from '../figures/same-person.ts';
import { factsOf, storyOf } from '../testing/facts-of.ts';
import { grantOf } from '../testing/grant-of.ts';
import { firstToldIn } from './first-told.ts';
import { grantFiles, grantFindings } from './grant-files.ts';

const funders = [grantOf('one', { priority: 1 }), grantOf('other', { priority: 2 })];

describe('the files of a grant', () => {
  it('are its own alone: what it counts, and what it is charged for, by the event that told of it', () => {
    const facts = factsOf([{ table: 'facts_enrollment', trueOn: '2026-09-01', referralId: 'referral-1' }]);
    const grants = { funders, samePersonFor: () => everybodyApart, firstTold: firstToldIn(facts.rows) };
    const files = grantFiles(facts, [storyOf({})], grants);
    expect(files.map(({ name, rows }) => [name, rows.length])).toEqual([
      ['grant-one', 2],
      ['charges-one', 1],
      ['grant-other', 2],
      ['charges-other', 0],
    ]);
    for (const { name, columns, rows } of files)
      for (const row of rows) {
        expect(name.endsWith(row['grant'] ?? '')).toBe(true);
        expect(Object.keys(row).toSorted()).toEqual(columns.toSorted());
      }
    expect(files[1]?.rows).toEqual([{ event: 'event-0000', grant: 'one', on: '2026-09-01', cents: '100' }]);
  });
});

describe('a test of a grant', () => {
  const { rows } = factsOf([{ table: 'agencies', trueOn: '2026-07-01', slug: 'harbor-learning' }]);
  const naming = (test: Parameters<typeof grantOf>[1]) => grantFindings([grantOf('one', test)], { rows });

  it('that names an agency nobody registered is found, in which list', () =>
    expect(
      naming({ test: { providers: ['harbor-learning', 'habor-learning'], referrers: ['nobody'] } }),
    ).toMatchObject([
      {
        code: 'agency-unknown',
        place: 'one.yaml: test.referrers',
        reason: expect.stringMatching(/'nobody'/) as string,
      },
      { place: 'one.yaml: test.providers', reason: expect.stringMatching(/'habor-learning'/) as string },
    ]));

  it('that names those there are, or none, is not', () =>
    expect([...naming({ test: { providers: ['harbor-learning'] } }), ...naming({ test: {} })]).toEqual([]));
});
