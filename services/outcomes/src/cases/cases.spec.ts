import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type IndicatorCase, parseCases } from './read-cases.ts';
import { runCase } from './run-case.ts';

const folder = join(import.meta.dirname, '../../cases');
const casesOf = (file: string) => parseCases(readFileSync(join(folder, file), 'utf8'));

describe.each(['indicator-cases.json', 'boundary-cases.json'])('%s', (file) => {
  for (const given of casesOf(file))
    it(`${given.id}: ${given.title}`, () =>
      expect(runCase(given)).toMatchObject({ pass: true, differences: [] }));
});

const given = (parts: Partial<IndicatorCase>): IndicatorCase => ({
  id: 'X',
  title: '',
  indicator: 'employment_rate_q2 (Adult)',
  citations: [],
  input: { participants: [{ id: 'A', pirl1602: 1 }] },
  expected: { employment_rate_q2: { numerator: 1, denominator: 1 } },
  ...parts,
});

describe('a case', () => {
  it('fails with what was expected and what was found', () =>
    expect(
      runCase(given({ expected: { employment_rate_q2: { numerator: 2, denominator: 1 } } })),
    ).toMatchObject({
      pass: false,
      actual: { employment_rate_q2: { numerator: 1, value: '1.000000' } },
      differences: [{ what: 'employment_rate_q2.numerator', expected: 2, actual: 1 }],
    }));

  it('fails on a field that nobody observes', () =>
    expect(runCase(given({ expected: { employment_rate_q2: { colour: 'red' } } }))).toMatchObject({
      pass: false,
      differences: [{ what: 'employment_rate_q2.colour', expected: 'red' }],
    }));

  it('may name the fields of the one figure it is about without naming the figure', () =>
    expect(runCase(given({ expected: { numerator: 1, value: '1.000000' } })).pass).toBe(true));

  it('takes lists as sets and numbers by their value', () =>
    expect(
      runCase(
        given({
          input: {
            participants: [
              { id: 'A', pirl1602: 1, pirl1704: 5000 },
              { id: 'B', pirl1602: 1 },
            ],
          },
          expected: {
            employment_rate_q2: { numerator_ids: ['B', 'A'], value: 1 },
            median_earnings_q2: 5000,
          },
        }),
      ),
    ).toMatchObject({ pass: true }));

  const row = { id: 'A', pirl1602: 1 };
  it.each<[string, Partial<IndicatorCase>, string, string]>([
    [
      'asks for a measure that there is none of',
      { expected: { magic_rate: 1 } },
      'unknown-measure',
      'cases[3].expected.magic_rate',
    ],
    [
      'asks under circumstances that there are none of',
      { expected: { in_a_good_year: { numerator: 1 } } },
      'unknown-measure',
      'cases[3].expected.in_a_good_year',
    ],
    [
      'asks for a bare rate and never says of what',
      { indicator: 'something', expected: { adult: { numerator: 1 } } },
      'unknown-measure',
      'cases[3].expected.adult',
    ],
    ['expects nothing', { expected: {} }, 'nothing-expected', 'cases[3].expected'],
    ['has no rows', { input: {} }, 'rows-missing', 'cases[3].input'],
    [
      'has a day the calendar does not know',
      { input: { participants: [row, { id: 'B', exit: '2025-02-29' }] } },
      'unreadable-row',
      'cases[3].input.participants[1].exit',
    ],
    [
      'has a status that is no code',
      { input: { participants: [{ id: 'A', pirl1602: 4 }] } },
      'unreadable-row',
      'cases[3].input.participants[0].pirl1602',
    ],
    [
      'has a reason for exit that is no code',
      { input: { participants: [{ id: 'A', pirl923: '08' }] } },
      'unreadable-row',
      'cases[3].input.participants[0].pirl923',
    ],
    [
      'has wages that are no amount',
      { input: { participants: [{ id: 'A', pirl1704: 'plenty' }] } },
      'unreadable-row',
      'cases[3].input.participants[0].pirl1704',
    ],
    [
      'has the same period twice',
      { input: { participants: [row, row] } },
      'row-twice',
      'cases[3].input.participants[1]',
    ],
    [
      'has a row without a name',
      { input: { participants: [{ pirl1602: 1 }] } },
      'row-without-id',
      'cases[3].input.participants[0]',
    ],
    [
      'names a program that is none',
      { input: { participants: [{ ...row, program: 'wizards' }] } },
      'unknown-program',
      'cases[3].input.participants[0].program',
    ],
    [
      'names no program at all',
      { indicator: 'employment_rate_q2' },
      'unknown-program',
      'cases[3].input.participants[0].program',
    ],
    [
      'tests a quarter that is none',
      { input: { participants: [row], exit_quarter_under_test: '2024Q5' } },
      'unreadable-quarter',
      'cases[3].input.exit_quarter_under_test',
    ],
    [
      'asks about an exit without a day',
      { indicator: 'exit', input: { services: [] }, expected: { adult: { exited: true } } },
      'day-missing',
      'cases[3].expected',
    ],
    [
      'has a service without a kind',
      {
        indicator: 'exit',
        input: { services: [{ date: '2024-10-01' }] },
        expected: { 'as_of_2025-01-01': { exited: true } },
      },
      'unreadable-service',
      'cases[3].input.services[0]',
    ],
    [
      'has an example that the wage chart has no line for',
      { expected: { chart_examples: { 'weekly 290x12': '3480.00' } } },
      'not-of-the-chart',
      'cases[3].expected.chart_examples.weekly 290x12',
    ],
  ])('that %s is told so, with the place', (_, parts, code, place) =>
    expect(runCase(given(parts), 3)).toMatchObject({ pass: false, mistake: { code, place } }),
  );
});

describe('a file of cases', () => {
  it.each([
    ['is no JSON', 'cases: []', 'unreadable-json', 'the file'],
    ['has no cases', '{}', 'unreadable-cases', 'cases'],
    [
      'has a case without an id',
      '{"cases":[{"indicator":"x","input":{},"expected":{}}]}',
      'unreadable-cases',
      'cases[0].id',
    ],
    [
      'has a case without input',
      '{"cases":[{"id":"A","indicator":"x","expected":{}}]}',
      'unreadable-cases',
      'cases[0].input',
    ],
    [
      'names two cases alike',
      '{"cases":[{"id":"A","indicator":"x","input":{},"expected":{}},{"id":"A","indicator":"x","input":{},"expected":{}}]}',
      'case-twice',
      'cases',
    ],
  ])('that %s is refused with the place', (_, text, code, place) =>
    expect(() => parseCases(text)).toThrow(expect.objectContaining({ code, place })),
  );
});
