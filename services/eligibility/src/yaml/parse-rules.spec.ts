import { describe, expect, it } from 'vitest';
import { exampleFacts } from '../domain/examples.ts';
import { RulesFault } from './mistake.ts';
import { parseRules, type RuleFile } from './parse-rules.ts';

const classes = `program: classes
jurisdiction: US
title: { en: Classes, es: Clases }
rules:
  - id: statute
    layer: statute
    versions:
      - inForceFrom: 2015-07-01
        inForceTo: 2025-12-31
        criteria:
          all:
            - id: grown-up
              fact: age
              atLeast: 16
              cite: [A law]
              text: { en: You are 16., es: Tiene 16 años. }
      - inForceFrom: 2026-01-01
        criteria:
          id: grown-up
          fact: age
          atLeast: 18
          cite: [A later law]
          text: { en: You are 18., es: Tiene 18 años. }
shared: true
`;
const order = `id: injunction
court: A court
inForceFrom: 2025-09-10
verifiedOn: 2025-11-06
reviewBy: 2026-03-31
jurisdictions: [US-MA]
suspends:
  - { program: classes, rule: statute }
cite: [The order]
text: { en: Suspended., es: Suspendida. }
`;
const files = {
  'US/classes.yaml': classes,
  'court-orders/injunction.yaml': order,
  'release.yaml': 'released: 2026-11-22\n',
  'tables/age-bands.yaml': 'bands:\n  - { band: child, from: 0, cite: [A law] }\n',
  'tables/assessment-levels.yaml': `holdsFor: P6M
tests:
  - test: old-test
    inForceFrom: 2020-01-01
    cite: [A table]
    bands:
      - { level: esl-1, from: 0 }
      - { level: esl-2, from: 100 }
notRead: [new-test]
`,
  'tables/poverty-guideline.yaml':
    'cite: [A table]\nnotIn: []\nclearlyAbove: 2\nlines:\n  - { year: 2026, base: 10, each: 5 }\n',
};

const parse = (changed: Partial<Record<string, string>> = {}) => {
  const all = Object.entries({ ...files, ...changed }).map(
    ([path, text]): RuleFile => ({ path, text: text ?? '' }),
  );
  return parseRules(all, { catalogue: exampleFacts, languages: ['en', 'es'] });
};

const mistakesIn = (changed: Partial<Record<string, string>>): string[] => {
  try {
    parse(changed);
  } catch (error) {
    if (!(error instanceof RulesFault)) throw error;
    return error.mistakes.map(({ file, line, column, code }) => `${file}:${line}:${column} ${code}`);
  }
  return [];
};
const swap = (from: string, to: string): Record<string, string> => {
  expect(classes).toContain(from);
  return { 'US/classes.yaml': classes.replace(from, to) };
};

describe('rule files', () => {
  it('become one book with its version', () => {
    const book = parse();
    expect(book.programs.map(({ program }) => program)).toEqual(['classes']);
    expect(book.version).toMatch(/^2026-11-22\.[0-9a-f]{8}$/);
  });

  it('keep their version under a new comment, and change it with what they say', () => {
    expect(parse(swap('program:', '# a comment\nprogram:')).version).toBe(parse().version);
    expect(parse(swap('atLeast: 16', 'atLeast: 17')).version).not.toBe(parse().version);
  });

  it.each([
    ['an unknown fact', swap('fact: age', 'fact: shoe_size'), ['US/classes.yaml:13:15 unknown-fact']],
    [
      'a value the fact never has',
      swap('fact: age\n              atLeast: 16', 'fact: learner\n              is: maybe'),
      ['US/classes.yaml:14:15 comparison-does-not-fit'],
    ],
    [
      'an order of what has none',
      swap('fact: age', 'fact: learner'),
      ['US/classes.yaml:14:15 comparison-does-not-fit'],
    ],
    [
      'two versions on one day',
      swap('inForceTo: 2025-12-31', 'inForceTo: 2026-01-01'),
      ['US/classes.yaml:17:9 dates-overlap'],
    ],
    [
      'an earlier version without an end',
      swap('        inForceTo: 2025-12-31\n', ''),
      ['US/classes.yaml:16:9 dates-overlap'],
    ],
    [
      'days without a version',
      swap('inForceTo: 2025-12-31', 'inForceTo: 2025-12-30'),
      ['US/classes.yaml:17:9 dates-gap'],
    ],
    [
      'an end before the beginning',
      swap('inForceTo: 2025-12-31', 'inForceTo: 2015-06-30'),
      ['US/classes.yaml:9:9 dates-reversed', 'US/classes.yaml:17:9 dates-gap'],
    ],
    ['a day that is none', swap('2025-12-31', '2025-12-32'), ['US/classes.yaml:9:9 not-allowed']],
    [
      'a test without a citation',
      swap('              cite: [A law]\n', ''),
      ['US/classes.yaml:12:15 no-citation'],
    ],
    [
      'a missing translation',
      swap(', es: Tiene 16 años.', ''),
      ['US/classes.yaml:16:15 missing-translation'],
    ],
    [
      'a test without words',
      swap('              text: { en: You are 16., es: Tiene 16 años. }\n', ''),
      ['US/classes.yaml:12:15 missing-translation'],
    ],
    [
      'a misspelt key',
      swap('atLeast: 16', 'atleast: 16'),
      ['US/classes.yaml:14:15 unknown-key', 'US/classes.yaml:12:15 not-allowed'],
    ],
    [
      'a test without a comparison',
      swap('              atLeast: 16\n', ''),
      ['US/classes.yaml:12:15 not-allowed'],
    ],
    ['a missing key', swap('    layer: statute\n', ''), ['US/classes.yaml:5:5 missing-key']],
    [
      'a rule written twice',
      swap(
        'rules:\n',
        'rules:\n  - { id: statute, layer: statute, versions: [{ inForceFrom: 2015-07-01 }] }\n',
      ),
      ['US/classes.yaml:6:5 rule-twice'],
    ],
    [
      'YAML that is none',
      { 'US/classes.yaml': 'program: "classes\njurisdiction: US' },
      ['US/classes.yaml:2:17 unreadable-yaml'],
    ],
    [
      'a file in the wrong place',
      { 'US/classes.yaml': classes.replace('program: classes', 'program: lessons') },
      ['US/classes.yaml:1:1 wrong-place'],
    ],
    [
      'an order that suspends nothing there is',
      { 'court-orders/injunction.yaml': order.replace('rule: statute', 'rule: custom') },
      ['court-orders/injunction.yaml:8:5 unknown-rule'],
    ],
    [
      'tests that contradict each other',
      swap(
        '            - id: grown-up\n',
        '            - { id: young, fact: age, atMost: 15, cite: [L], text: { en: a, es: b } }\n            - id: grown-up\n',
      ),
      ['US/classes.yaml:13:15 contradiction'],
    ],
    [
      'two values at once',
      swap(
        '            - id: grown-up\n',
        '            - { id: a, fact: learner, is: "yes", cite: [L], text: { en: a, es: b } }\n            - { all: [{ id: b, fact: learner, isNot: "yes", cite: [L], text: { en: a, es: b } }] }\n            - id: grown-up\n',
      ),
      ['US/classes.yaml:13:23 contradiction'],
    ],
    [
      'a time since what is no date',
      swap('fact: age\n              atLeast: 16', 'fact: age\n              within: P4M'),
      ['US/classes.yaml:14:15 comparison-does-not-fit'],
    ],
    [
      'a program to choose without its card',
      swap('shared: true\n', 'fundingStream: F\nproviders: [college]\ndocuments: []\n'),
      ['US/classes.yaml:1:1 missing-key'],
    ],
    [
      'a card that speaks one language',
      swap('shared: true\n', 'shared: true\ncard: { asks: { en: a }, keeps: { en: a, es: b } }\n'),
      ['US/classes.yaml:25:9 missing-translation'],
    ],
    [
      'an order nobody will review',
      { 'court-orders/injunction.yaml': order.replace('reviewBy: 2026-03-31\n', '') },
      ['court-orders/injunction.yaml:1:1 missing-key'],
    ],
    [
      'a missing table',
      { 'tables/poverty-guideline.yaml': '' },
      ['tables/poverty-guideline.yaml:1:1 not-allowed'],
    ],
  ])('are refused for %s, with file, line and column', (_, changed, mistakes) =>
    expect(mistakesIn(changed)).toEqual(mistakes),
  );

  it('are refused when programs wait for each other, or for one that does not exist', () => {
    const needs = (name: string, other: string) =>
      `program: ${name}\njurisdiction: US\nrules:\n  - id: r\n    layer: statute\n    versions:\n      - inForceFrom: 2015-07-01\n        criteria: { id: c, eligibleFor: ${other}, cite: [L], text: { en: a, es: b } }\nshared: true\n`;
    expect(mistakesIn({ 'US/a.yaml': needs('a', 'b'), 'US/b.yaml': needs('b', 'a') })).toEqual([
      'US/a.yaml:3:1 circular-programs',
      'US/b.yaml:3:1 circular-programs',
    ]);
    expect(mistakesIn({ 'US/a.yaml': needs('a', 'nowhere') })).toEqual(['US/a.yaml:3:1 unknown-program']);
  });

  it('show every mistake of every file at once, each with its mend', () => {
    const broken = { ...swap('fact: age', 'fact: shoe_size'), 'release.yaml': 'released: soon\n' };
    expect(mistakesIn(broken)).toEqual([
      'US/classes.yaml:13:15 unknown-fact',
      'release.yaml:1:1 not-allowed',
    ]);
    expect(() => parse(broken)).toThrow(/US\/classes\.yaml:13:15 unknown-fact: .*schemas\/facts\.yaml/);
  });

  it.each([
    [
      'a band that never comes',
      '{ level: esl-2, from: 100 }',
      '{ level: esl-2, from: 0 }',
      '8:25 bands-not-rising',
    ],
    ['a test without a source', '    cite: [A table]\n', '', '3:5 missing-key'],
    [
      'a series that ends before it begins',
      '2020-01-01\n',
      '2020-01-01\n    inForceTo: 2019-01-01\n',
      '5:5 dates-reversed',
    ],
    ['a score that is no number', 'from: 100', 'from: many', '8:25 not-allowed'],
  ])('know tables, too: %s', (_, from, to, mistake) => {
    const path = 'tables/assessment-levels.yaml';
    expect(files[path]).toContain(from);
    expect(mistakesIn({ [path]: files[path].replace(from, to) })).toEqual([`${path}:${mistake}`]);
  });

  it('refuse two poverty lines of one year in one place', () => {
    const path = 'tables/poverty-guideline.yaml';
    const line = '  - { year: 2026, in: US-AK, base: 12, each: 6 }\n';
    expect(mistakesIn({ [path]: `${files[path]}${line}` })).toEqual([]);
    expect(mistakesIn({ [path]: `${files[path]}${line}${line}` })).toEqual([`${path}:7:7 dates-overlap`]);
  });

  it('refuse two series of one test that hold on one day', () => {
    const path = 'tables/assessment-levels.yaml';
    const second = `  - test: old-test
    inForceFrom: 2024-01-01
    cite: [A later table]
    bands: [{ level: esl-1, from: 0 }]
notRead`;
    expect(mistakesIn({ [path]: files[path].replace('notRead', second) })).toEqual([
      `${path}:10:5 dates-overlap`,
    ]);
  });
});
