import { describe, expect, it } from 'vitest';
import { line, matchedOn } from '../testing/matched-twenty.ts';
import { parseWageMatch } from './wage-match.ts';

describe('the file that comes out of it', () => {
  const readOn =
    (asOf: string, ...lines: readonly object[]) =>
    () =>
      parseWageMatch('wage-match.json', JSON.stringify(lines), asOf);

  it.each<[string, string, readonly object[], RegExp]>([
    [
      'a row of a person',
      matchedOn,
      [{ ...line, match_key: 'k0' }],
      /not-a-count[^]*where +wage-match\.json: 0/,
    ],
    [
      'a program there is none of',
      matchedOn,
      [{ ...line, program: 'esl' }],
      /unreadable-wage-match[^]*0\.program/,
    ],
    [
      'a quarter there is none of',
      matchedOn,
      [{ ...line, quarter_of_exit: '2025Q5' }],
      /unreadable-wage-match[^]*0\.quarter_of_exit/,
    ],
    ['a line twice', matchedOn, [line, line], /line-twice[^]*1\.quarter_of_exit/],
    [
      'ten people',
      matchedOn,
      [{ ...line, people: 10, employed_q4: 5, employed_q2: 5, median_cents_q2: null }],
      /too-few-people[^]*0\.people/,
    ],
    ['all but two', matchedOn, [{ ...line, employed_q4: 18 }], /too-few-people[^]*0\.employed_q4/],
    ['more than there are', matchedOn, [{ ...line, employed_q4: 23 }], /more-than-all[^]*0\.employed_q4/],
    ['a median of ten', matchedOn, [{ ...line, employed_q2: 10 }], /too-few-people[^]*0\.median_cents_q2/],
    [
      'a quarter whose lag was open',
      '2027-07-01',
      [{ ...line, matched_on: '2027-06-29' }],
      /lag-open[^]*0\.employed_q4[^]*2027-06-30 or later/,
    ],
    ['what was known only later', '2027-06-29', [line], /known-later[^]*0\.matched_on/],
  ])('is refused with %s', (_, asOf, lines, said) => {
    expect(readOn(asOf, ...lines)).toThrow(said);
    expect(readOn(asOf, ...lines)).toThrow(/why[^]*mend/);
    expect(readOn(asOf, ...lines)).not.toThrow(/k0|match_key/);
  });

  it('is refused where it is no list of counts', () =>
    expect(() => parseWageMatch('wages.csv', 'match_key,year', matchedOn)).toThrow(
      /unreadable-wage-match[^]*mend/,
    ));
});
