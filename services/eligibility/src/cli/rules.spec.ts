import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { catalogueFile } from '@handoff/schemas';
import { afterAll, describe, expect, it } from 'vitest';
import { readText } from './read-files.ts';
import { rulesFolder } from '../yaml/read-rules.ts';
import { checkRules } from './check-rules.ts';
import { diffRules } from './diff-rules.ts';
import { testRules } from './test-rules.ts';

const folder = mkdtempSync(join(tmpdir(), 'handoff-rules-'));
afterAll(() => rmSync(folder, { recursive: true }));

const aefla = join(rulesFolder, 'US/aefla.yaml');
const written = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const changed = (from: string, to: string): string => {
  expect(readText(aefla)).toContain(from);
  return written('draft.yaml', readText(aefla).replace(from, to));
};

describe('handoff rules check', () => {
  it('finds no mistake in the rules that ship', () =>
    expect(checkRules()).toMatchObject({ code: 0, lines: ['No mistakes.'] }));

  it('names file, line and column of a mistake in a draft that lies anywhere', () => {
    const draft = changed('fact: age', 'fact: shoe_size');
    const { code, lines } = checkRules(draft);
    expect([code, lines[0]]).toEqual([
      1,
      expect.stringMatching(/draft\.yaml:\d+:\d+ unknown-fact: .*facts\.yaml/),
    ]);
  });

  it('tells what the draft breaks in another file', () =>
    expect(
      checkRules(changed('id: federal-public-benefit-notice-2025', 'id: another-notice')).lines[0],
    ).toMatch(/^court-orders\/new-york-v-doj\.yaml:\d+:\d+ unknown-rule/));

  it('shows where a file that is no YAML goes wrong', () =>
    expect(checkRules(written('broken.yaml', 'program: [aefla\nrules: {')).lines[0]).toMatch(
      /broken\.yaml:\d+:\d+ unreadable-yaml/,
    ));

  it('names the place of a question or a card that is silent in a language people are asked in', () => {
    const questions = readText(catalogueFile).replace('    ht: Ki laj ou?\n', '');
    expect(checkRules(written('facts.yaml', questions)).lines[0]).toMatch(
      /facts\.yaml:\d+:3 missing-translation: question says nothing in ht\. Add ht: to it\./,
    );
    const card = readText(aefla).replace(/\n {4}ar: المدرسة|\n {4}ar: ستسألك[^\n]*/, '');
    expect(checkRules(written('draft.yaml', card)).lines[0]).toMatch(
      /draft\.yaml:\d+:3 missing-translation: asks says nothing in ar\./,
    );
  });

  it.each([
    ['title', /\n {2}vi: Lớp tiếng Anh[^\n]*/, 'title says nothing in vi'],
    ['paper to bring', /\n {6}ht: Anyen[^\n]*/, 'text says nothing in ht'],
  ])('names the place of a %s that is silent in a language people read it in', (_, line, says) => {
    expect(readText(aefla)).toMatch(line);
    expect(checkRules(written('draft.yaml', readText(aefla).replace(line, ''))).lines[0]).toContain(says);
  });

  it.each([
    ['assessment-levels', 'from: 181', 'from: 0', 'bands-not-rising'],
    ['age-bands', 'from: 55', 'from: 5', 'bands-not-rising'],
    ['poverty-guideline', 'year: 2025, base', 'year: 2024, base', 'dates-overlap'],
  ])('checks the table %s wherever its draft lies', (table, from, to, code) => {
    const text = readText(join(rulesFolder, 'tables', `${table}.yaml`));
    expect(text).toContain(from);
    expect(checkRules(written('a-draft.yaml', text)).lines).toEqual(['No mistakes.']);
    expect(checkRules(written('a-draft.yaml', text.replace(from, to))).lines[0]).toMatch(
      new RegExp(`a-draft\\.yaml:\\d+:\\d+ ${code}`),
    );
  });

  it('checks what rules may test beside the questions, and names a place in it', () => {
    const text = readText(join(rulesFolder, 'facts.yaml'));
    expect(checkRules(written('facts.yaml', text)).lines).toEqual(['No mistakes.']);
    expect(
      checkRules(written('facts.yaml', text.replace('from: provider', 'from: nobody'))).lines[0],
    ).toMatch(/facts\.yaml:\d+:\d+ not-allowed/);
  });

  it('names a language that nobody is asked in', () => {
    const questions = readText(catalogueFile).replace('    zh-Hans: 您多大年纪？', '    zh: 您多大年纪？');
    expect(checkRules(written('facts.yaml', questions)).lines).toEqual([
      expect.stringContaining('question says nothing in zh-Hans'),
      expect.stringMatching(/facts\.yaml:\d+:5 unknown-language: Nobody is asked in zh\./),
      '2 mistakes.',
    ]);
  });

  it('says so when the file is not there', () =>
    expect(() => checkRules(join(folder, 'nothing.yaml'))).toThrow(
      /file-not-readable[^]*where[^]*why[^]*mend/,
    ));
});

describe('handoff rules diff', () => {
  it('says in words what changed, and nothing else', () =>
    expect(diffRules(aefla, changed('atLeast: 16', 'atLeast: 18')).lines).toEqual([
      'changed aefla (US), rule eligible-individual, version 1, all, age-16: age is at least 16 → age is at least 18',
    ]));

  it('counts a moved date as one change', () =>
    expect(diffRules(aefla, changed('inForceFrom: 2025-07-11', 'inForceFrom: 2025-07-12')).lines).toEqual([
      'changed aefla (US), rule federal-public-benefit-notice-2025, version 1, in force: from 2025-07-11 on → from 2025-07-12 on',
    ]));

  it('tells a citation and a translation apart from the test they belong to', () =>
    expect(diffRules(aefla, changed('Tiene 16 años o más.', 'Ya cumplió 16 años.')).lines).toEqual([
      'changed aefla (US), rule eligible-individual, version 1, all, age-16, says in es: "Tiene 16 años o más." → "Ya cumplió 16 años."',
    ]));

  it.each([
    [
      'poverty-guideline',
      'base: 15960',
      'base: 16000',
      'changed poverty line of 2026: $15960 for one, $5680 for each further → $16000 for one, $5680 for each further',
    ],
    ['age-bands', 'from: 55', 'from: 60', 'changed age band from_55: from 55 → from 60'],
    [
      'assessment-levels',
      'upTo: 564',
      'upTo: 560',
      'changed best-plus-2 from 2017-07-01, measures: up to 564 → up to 560',
    ],
  ])('says what changed in the table %s', (table, from, to, change) => {
    const path = join(rulesFolder, 'tables', `${table}.yaml`);
    expect(readText(path)).toContain(from);
    expect(diffRules(path, written('table.yaml', readText(path).replace(from, to))).lines).toEqual([change]);
  });

  it('finds that a folder says the same as itself', () =>
    expect(diffRules(rulesFolder, rulesFolder).lines).toEqual(['They say the same.']));

  it('does not compare what does not load', () =>
    expect(() => diffRules(aefla, changed('atLeast: 16', 'atLeats: 16'))).toThrow(
      /rules-do-not-load[^]*unknown-key/,
    ));
});

describe('handoff rules test', () => {
  it('passes the shared cases and counts them', () => {
    const { code, json } = testRules(join(import.meta.dirname, '../../cases/eligibility-cases.json'));
    expect([code, json]).toEqual([0, expect.objectContaining({ failed: 0, skipped: [] })]);
  });

  it('fails with what was expected and what was found', () => {
    const cases = `cases:
  - { id: X-1, program: aefla, jurisdiction: US-MA, as_of: "2025-11-15", facts: { age: 15 }, expected: { verdict: eligible } }`;
    const { code, lines, json } = testRules(written('wrong.cases.yaml', cases));
    expect([code, lines]).toEqual([
      1,
      ['✗ X-1', '    verdict: expected "eligible", found "ineligible"', '0 passed, 1 failed, 0 skipped.'],
    ]);
    expect(json).toMatchObject({
      passed: 0,
      failed: 1,
      results: [
        { id: 'X-1', pass: false, actual: { verdict: 'ineligible' }, differences: [{ what: 'verdict' }] },
      ],
    });
  });

  it('says what a file of cases lacks', () =>
    expect(() => testRules(written('no.cases.yaml', 'cases: [{ id: X-2 }]'))).toThrow(
      /unreadable-cases[^]*cases\.0\.program/,
    ));
});
