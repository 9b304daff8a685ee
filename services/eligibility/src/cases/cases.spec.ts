import { globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadBook } from '../load-book.ts';
import { rulesFolder } from '../yaml/read-rules.ts';
import { readCases } from './read-cases.ts';
import { runCase } from './run-case.ts';

const book = loadBook();
const shared = join(import.meta.dirname, '../../cases/eligibility-cases.json');
const beside = globSync('**/*.cases.yaml', { cwd: rulesFolder }).map((file) => join(rulesFolder, file));

describe.each([shared, ...beside].map((file) => ({ name: basename(file), cases: readCases(file) })))(
  '$name',
  ({ cases }) => {
    it.each(cases)('$id is $expected.verdict: $explanation', (given) =>
      expect(runCase(book, given)).toMatchObject({ pass: true, differences: [] }),
    );
  },
);

describe('a case', () => {
  it('fails on an expectation that nobody observes', () => {
    const [first] = readCases(shared);
    const result = runCase(book, { ...first!, expected: { ...first!.expected, colour: 'red' } });
    expect(result).toMatchObject({ pass: false, differences: [{ what: 'colour', expected: 'red' }] });
  });

  it('fails with the code of the refusal when its facts are no facts', () => {
    const [first] = readCases(shared);
    expect(runCase(book, { ...first!, facts: { age: 'thirty' } })).toMatchObject({
      pass: false,
      actual: { refused: 'fact-of-wrong-type', place: 'facts.age' },
    });
  });
});
