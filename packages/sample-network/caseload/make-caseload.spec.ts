import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type CaseRow, readCaseload } from '../src/referrer/caseload.ts';
import { caseloadCsv } from './make-caseload.ts';
import { languages } from './names.ts';
import { readMix } from './read-mix.ts';

const file = fileURLToPath(new URL('../caseload.csv', import.meta.url));
const rows = readCaseload(file);
const partners = readdirSync(new URL('../../../partners', import.meta.url)).map((name) =>
  name.replace('.yaml', ''),
);
const share = (of: (row: CaseRow) => boolean): number => rows.filter(of).length / rows.length;
const agenciesOf = ({ choices }: CaseRow): readonly string[] =>
  choices.map((choice) => choice.split('=')[1] ?? '');

describe('the caseload', () => {
  it('is what its script makes, byte for byte', () => expect(caseloadCsv()).toBe(readFileSync(file, 'utf8')));

  it('is another one for another seed', () =>
    expect(caseloadCsv({ ...readMix(), seed: 1 })).not.toBe(readFileSync(file, 'utf8')));

  it('holds at least 300 people, each on one line, with a case, a name and a phone of their own', () => {
    expect(rows.length).toBeGreaterThanOrEqual(300);
    expect(readFileSync(file, 'utf8').trimEnd().split('\n')).toHaveLength(rows.length + 1);
    expect(new Set(rows.map((row) => row.case)).size).toBe(rows.length);
    expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
    const phones = rows.map(({ phone }) => phone).filter((phone) => phone !== '');
    expect(new Set(phones).size).toBe(phones.length);
  });

  it('speaks all seven languages, in both States, at several doors', () => {
    expect(new Set(rows.map(({ language }) => language))).toEqual(new Set(languages));
    expect(new Set(rows.map(({ jurisdiction }) => jurisdiction))).toEqual(new Set(['US-MA', 'US-TX']));
    expect(new Set(rows.map(({ referrer }) => referrer)).size).toBeGreaterThanOrEqual(3);
  });

  it('asks for what a year of the coalition was asked for, within six in a hundred', () => {
    const { asked } = readMix();
    const all = asked.reduce((sum, { people }) => sum + people, 0);
    const wanted = (name: string): number => (asked.find((each) => each.for === name)?.people ?? 0) / all;
    const massachusetts = rows.filter(({ jurisdiction }) => jurisdiction === 'US-MA');
    const emergencies = massachusetts.filter(({ needs }) => needs.includes('cash.emergency'));
    expect(Math.abs(emergencies.length / massachusetts.length - wanted('emergency'))).toBeLessThan(0.06);
    const bills = emergencies.filter(({ emergency_need: need }) =>
      ['rent', 'utilities', 'food'].includes(need),
    );
    expect(
      bills.length / emergencies.filter(({ emergency_need }) => emergency_need !== '').length,
    ).toBeGreaterThan(0.84);
  });

  it('names nobody who is not in the network, and no agency as its own helper', () => {
    expect(rows.flatMap(agenciesOf).filter((slug) => !partners.includes(slug))).toEqual([]);
    expect(rows.filter((row) => agenciesOf(row).includes(row.referrer))).toEqual([]);
  });

  it('has people who did not consent to what they want, who chose nobody, and who are too young', () => {
    const consented = (row: CaseRow): boolean =>
      agenciesOf(row).every((slug) => row.consents.some((said) => said.startsWith(`${slug}:`)));
    expect(share((row) => !consented(row))).toBeGreaterThan(0.02);
    expect(share(({ choices }) => choices.length === 0)).toBeGreaterThan(0.01);
    expect(share(({ attending_school }) => attending_school === 'secondary')).toBeGreaterThan(0.01);
  });

  it('never holds a "no" about the right to work', () =>
    expect(new Set(rows.map(({ work_authorized }) => work_authorized))).toEqual(new Set(['', 'yes'])));

  it('reaches nobody on a phone that is not safe or not there, but some other way', () => {
    expect(share(({ phone }) => phone === '')).toBeGreaterThan(0.01);
    expect(
      rows.filter(({ phone, phone_safe, email }) => (phone === '' || phone_safe === 'no') && email === ''),
    ).toEqual([]);
  });
});

describe('the mix it is drawn from', () => {
  it('names the source of every figure', () =>
    expect(readMix().asked.filter(({ source }) => !/^(MASS|STUDY|RURAL|ESSENTIAL): /.test(source))).toEqual(
      [],
    ));
});
