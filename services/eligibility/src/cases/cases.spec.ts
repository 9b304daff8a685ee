import { globSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadBook } from '../load-book.ts';
import { ruleFilesIn, rulesFolder } from '../yaml/read-rules.ts';
import { readCases, readSkipped } from './read-cases.ts';
import { runBenefitCase, runCase } from './run-case.ts';

const book = loadBook();
const skipped = readSkipped();
const shared = join(import.meta.dirname, '../../cases/eligibility-cases.json');
const beside = globSync('**/*.cases.yaml', { cwd: rulesFolder }).map((file) => join(rulesFolder, file));

describe.each([shared, ...beside].map((file) => ({ name: basename(file), ...readCases(file) })))(
  '$name',
  ({ cases, benefit_cases }) => {
    for (const given of cases)
      it.skipIf(skipped.has(given.id))(`${given.id} is ${given.expected.verdict}: ${given.explanation}`, () =>
        expect(runCase(book, given)).toMatchObject({ pass: true, differences: [] }),
      );
    for (const given of benefit_cases)
      it.skipIf(skipped.has(given.id))(`${given.id} is $${given.expected_monthly_usd} a month`, () =>
        expect(runBenefitCase(book, given)).toMatchObject({ pass: true, differences: [] }),
      );
  },
);

describe('the rules that ship', () => {
  const rules = ruleFilesIn(rulesFolder).filter(({ path }) => path.startsWith('US'));

  it('have their cases beside them', () => {
    const named = new Set(beside.map((file) => relative(rulesFolder, file).replace('.cases.yaml', '.yaml')));
    expect(rules.map(({ path }) => path).filter((path) => !named.has(path))).toEqual([]);
  });

  // Beside the tests of a program stand its cards in seven languages, which no case can try.
  it('have as much case text as rule text, each of them', () => {
    const few = rules.filter(({ path, text }) => {
      const cases = readFileSync(join(rulesFolder, path.replace('.yaml', '.cases.yaml')), 'utf8');
      return cases.length < text.slice(text.indexOf('\nrules:')).length;
    });
    expect(few.map(({ path }) => path)).toEqual([]);
  });
});

describe('a case', () => {
  const [first] = readCases(shared).cases;

  it('fails on an expectation that nobody observes', () => {
    const result = runCase(book, { ...first!, expected: { ...first!.expected, colour: 'red' } });
    expect(result).toMatchObject({ pass: false, differences: [{ what: 'colour', expected: 'red' }] });
  });

  it('fails with the code of the refusal when its facts are no facts', () =>
    expect(runCase(book, { ...first!, facts: { age: 'thirty' } })).toMatchObject({
      pass: false,
      actual: { refused: 'fact-of-wrong-type', place: 'facts.age' },
    }));

  it.each(['as_of', 'given_on'])('fails where %s is no date of the calendar', (place) =>
    expect(runCase(book, { ...first!, [place]: '2026-02-30' })).toMatchObject({
      pass: false,
      actual: { refused: 'impossible-date', place },
    }),
  );

  it('fails where a benefit stays open, or there is none', () => {
    const given = { id: 'x', program: 'ma_ieri_pilot', facts: {}, expected_monthly_usd: 600 };
    expect(runBenefitCase(book, given)).toMatchObject({ actual: { monthly_usd: { from: 600, to: 900 } } });
    expect(runBenefitCase(book, { ...given, program: 'aefla' })).toMatchObject({ pass: false });
    expect(runBenefitCase(book, { ...given, program: 'nothing' })).toMatchObject({
      pass: false,
      actual: { refused: 'unknown-program' },
    });
  });
});
