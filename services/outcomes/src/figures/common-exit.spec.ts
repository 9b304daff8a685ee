import { describe, expect, it } from 'vitest';
import { factsOf } from '../testing/facts-of.ts';
import { buildPeriods } from './build-periods.ts';
import { parseCommonExit, readCommonExit, stateFile } from './common-exit.ts';

const together = parseCommonExit(
  'common-exit.yaml',
  `policies: [{ state: US-MA, from: 2020-01-01, to: null, programs: [adult, dw, youth, wp], source: made up, verifiedOn: 2026-11-30, unverified: null }]`,
);

const agency = (slug: string, place = 'US-MA') =>
  ({ table: 'agencies', trueOn: '2020-01-01', slug, kind: 'one-stop', place }) as const;

/** One person's period in a program: enrolled on the first day, served on those named. */
const period = (number: number, program: string, provider: string, ...days: readonly string[]) => {
  const whose = { stream: `participation-${number}`, personId: 'person-1', provider };
  const [first = ''] = days;
  return [
    { table: 'facts_enrollment' as const, ...whose, program, trueOn: first, fact: 1, sequence: 1 },
    ...days.map((trueOn, at) => ({
      table: 'facts_service' as const,
      ...whose,
      service: 'work.search',
      trueOn,
      fact: at + 2,
      sequence: at + 2,
    })),
  ];
};

const exits = (
  rows: Parameters<typeof factsOf>[0],
  policies = together,
  asOf = '2026-12-01',
): readonly (readonly [string, string | null])[] =>
  buildPeriods(factsOf(rows), asOf, policies).map(({ program, exit }) => [program, exit]);

const agencies = [agency('north'), agency('south'), agency('dallas', 'US-TX')];
const adult = period(1, 'wioa_adult', 'north', '2026-01-05', '2026-03-02');

describe('a State that lets programs of the Department of Labor exit together', () => {
  const search = period(2, 'wagner_peyser', 'south', '2026-02-02', '2026-04-20');

  it('has one exit in all of them, on the last service in any', () =>
    expect(exits([...agencies, ...adult, ...search])).toEqual([
      ['adult', '2026-04-20'],
      ['wp', '2026-04-20'],
    ]));

  it('has an exit in each where it has not said so', () =>
    expect(exits([...agencies, ...adult, ...search], [])).toEqual([
      ['adult', '2026-03-02'],
      ['wp', '2026-04-20'],
    ]));

  it('keeps nobody in by classes of adult education, nor those classes by anything else', () => {
    const classes = period(3, 'aefla', 'south', '2026-02-02', '2026-04-20');
    expect(exits([...agencies, ...adult, ...classes])).toEqual([
      ['adult', '2026-03-02'],
      ['aefla', '2026-04-20'],
    ]);
  });

  it('says nothing of another State', () => {
    const away = period(2, 'wagner_peyser', 'dallas', '2026-02-02', '2026-04-20');
    expect(exits([...agencies, ...adult, ...away])[0]).toEqual(['adult', '2026-03-02']);
  });

  it('lets somebody go who went ninety days without any service, whatever comes later', () => {
    const later = period(2, 'wagner_peyser', 'south', '2026-05-31', '2026-06-10');
    expect(exits([...agencies, ...adult, ...later])[0]).toEqual(['adult', '2026-03-02']);
    const dayBefore = period(2, 'wagner_peyser', 'south', '2026-05-30', '2026-06-10');
    expect(exits([...agencies, ...adult, ...dayBefore])[0]).toEqual(['adult', '2026-06-10']);
  });

  it('does so by the policy in force on the day of the exit, whenever it is asked about', () => {
    const until = (to: string) => [{ ...together[0]!, to }];
    expect(exits([...agencies, ...adult, ...search], until('2026-06-30'))[0]).toEqual([
      'adult',
      '2026-04-20',
    ]);
    expect(exits([...agencies, ...adult, ...search], until('2026-02-28'))[0]).toEqual([
      'adult',
      '2026-03-02',
    ]);
  });

  it('is Wisconsin, by the file that is shipped, and Massachusetts is not', () => {
    const of = (place: string) =>
      exits([agency('north', place), agency('south', place), ...adult, ...search], readCommonExit());
    expect(of('US-WI')[0]).toEqual(['adult', '2026-04-20']);
    expect(of('US-MA')[0]).toEqual(['adult', '2026-03-02']);
  });

  it('moves no exit that the program itself reported', () => {
    const reported = {
      table: 'facts_exit' as const,
      stream: 'participation-1',
      personId: 'person-1',
      provider: 'north',
      trueOn: '2026-03-02',
    };
    expect(exits([...agencies, ...adult, reported, ...search])[0]).toEqual(['adult', '2026-03-02']);
  });
});

describe('the file of State policies', () => {
  const written = (fields: string) => () => parseCommonExit('f.yaml', `policies: [{ ${fields} }]`);
  const rest = 'from: 2020-01-01, to: null, source: made up, verifiedOn: 2026-11-30, unverified: null';

  it('names Wisconsin, by its issuance, and says what nobody has checked', () => {
    const [wisconsin, ...others] = readCommonExit(stateFile);
    expect(others).toEqual([]);
    expect(wisconsin).toMatchObject({ state: 'US-WI', from: '2023-01-01', verifiedOn: null });
    expect(wisconsin?.source).toContain('https://dwd.wisconsin.gov/');
    expect(wisconsin?.unverified).toContain('11.4');
  });
  it('takes a policy written before either was asked for, as one that nobody has said who read', () => {
    const old = 'state: US-MA, from: 2020-01-01, to: null, source: made up, programs: [adult, dw, youth, wp]';
    expect(written(old)()).toMatchObject([
      { verifiedOn: null, unverified: 'Nobody has said who read the issuance.' },
    ]);
    expect(written(`${old}, verifiedOn: 2026-11-30`)()).toMatchObject([
      { verifiedOn: '2026-11-30', unverified: null },
    ]);
    expect(written(`${old}, unverified: from which day it holds`)()).toMatchObject([
      { verifiedOn: null, unverified: 'from which day it holds' },
    ]);
  });
  it('refuses a policy that neither was verified nor says what was not', () =>
    expect(
      written(
        'state: US-MA, from: 2020-01-01, to: null, source: made up, verifiedOn: null, unverified: null, programs: [adult, dw, youth, wp]',
      ),
    ).toThrow(/policies\.0\.unverified/));
  it('refuses a program that no State may let exit with others, and says where', () =>
    expect(written(`state: US-MA, ${rest}, programs: [adult, dw, youth, wp, aefla]`)).toThrow(
      /unreadable-policy[\s\S]*f.yaml: policies.0.programs.4[\s\S]*677\.150/,
    ));
  it('refuses a policy that leaves out a program of Title I or III', () =>
    expect(written(`state: US-MA, ${rest}, programs: [adult, wp]`)).toThrow(/page 24/));
  it('refuses one that ends before it begins', () =>
    expect(
      written(
        'state: US-MA, from: 2020-01-01, to: 2019-01-01, source: made up, verifiedOn: 2026-11-30, unverified: null, programs: [adult, dw, youth, wp]',
      ),
    ).toThrow(/ends before/));
});
