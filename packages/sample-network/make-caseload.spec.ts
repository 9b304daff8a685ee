import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { caseloadCsv } from './make-caseload.ts';
import { type CaseRow, readCaseload } from './src/worker-center/caseload.ts';

const file = fileURLToPath(new URL('caseload.csv', import.meta.url));
const rows = readCaseload(file);
const names = (row: CaseRow, recipient: string) =>
  row.consents.some((said) => said.startsWith(`${recipient}:`));

describe('the caseload', () => {
  it('is what its script makes, byte for byte', () => expect(caseloadCsv()).toBe(readFileSync(file, 'utf8')));

  it('holds 36 people, each on one line and under a case of its own', () => {
    expect(rows).toHaveLength(36);
    expect(readFileSync(file, 'utf8').trimEnd().split('\n')).toHaveLength(37);
    expect(new Set(rows.map((row) => row.case)).size).toBe(36);
    expect(new Set(rows.map(({ name }) => name)).size).toBe(36);
  });

  it('speaks seven languages', () =>
    expect(new Set(rows.map(({ language }) => language))).toEqual(
      new Set(['es', 'pt', 'ht', 'en', 'zh', 'vi', 'ar']),
    ));

  it('has people who want both steps, and some who want one', () => {
    const wants = Object.groupBy(rows, ({ needs }) => needs.join(' '));
    expect(Object.fromEntries(Object.entries(wants).map(([needs, who]) => [needs, who?.length]))).toEqual({
      'learn.esl work.placement': 26,
      'learn.esl': 5,
      'work.placement': 5,
    });
  });

  it('has two people who want the college and did not name it in a consent', () => {
    const uncovered = rows.filter(
      (row) => row.needs.includes('learn.esl') && !names(row, 'bayside-community-college'),
    );
    expect(uncovered).toHaveLength(2);
  });

  it('has two people for whom English classes of Title II are not open, by age or by school', () =>
    expect(
      rows.filter(({ attending_school }) => attending_school === 'secondary').map(({ age }) => age),
    ).toEqual(['15', '17']));

  it('never holds a "no" about the right to work', () =>
    expect(new Set(rows.map(({ work_authorized }) => work_authorized))).toEqual(new Set(['', 'yes'])));

  it('reaches nobody on a phone that is not safe, but some other way', () =>
    expect(rows.filter(({ phone_safe, email }) => phone_safe === 'no' && email === '')).toEqual([]));
});
