import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chargesFor } from './charge.ts';
import { type Funder, parseFunder, readFunders } from './funder.ts';
import { measureGrant } from './measure-grant.ts';
import type { Occurrence } from './occurrences.ts';

const grant = (name: string, said: Partial<Funder> = {}): Funder => ({
  grant: name,
  title: 'A grant',
  funder: 'A funder',
  period: { from: '2026-07-01', to: '2027-06-30' },
  priority: 1,
  test: {},
  measures: ['people_enrolled'],
  charge: { per: 'enrollment', cents: 100, budgetCents: 1_000 },
  calendar: [],
  ...said,
});
const enrolled = (person: string, on: string, said: Partial<Occurrence> = {}): Occurrence => ({
  event: `event-${person}-${on}`,
  what: 'enrolled',
  on,
  person,
  hours: 0,
  service: 'learn.esl',
  place: 'US-MA',
  referrer: 'worker-center',
  provider: 'bayside-community-college',
  ...said,
});

describe('a dollar', () => {
  const funders = [
    grant('one', { charge: { per: 'enrollment', cents: 100, budgetCents: 200 } }),
    grant('other'),
  ];

  it('is charged once, to the first grant whose money reaches; the event counts for both', () => {
    const three = ['a', 'b', 'c'].map((person) => enrolled(person, '2026-09-01'));
    const charges = chargesFor(funders, three);
    expect(charges.map(({ event, grant: by }) => [event, by])).toEqual([
      ['event-a-2026-09-01', 'one'],
      ['event-b-2026-09-01', 'one'],
      ['event-c-2026-09-01', 'other'],
    ]);
    const counted = funders.map((funder) => measureGrant(funder, three, charges).map(({ value }) => value));
    expect(counted).toEqual([
      [3, 200],
      [3, 100],
    ]);
  });

  it('is not charged after the year ended', () =>
    expect(chargesFor(funders, [enrolled('a', '2027-07-01')])).toEqual([]));

  it('is worth the hours that were served, where a grant pays by the hour', () => {
    const hourly = grant('hourly', { charge: { per: 'hour', cents: 1_550, budgetCents: 1_000_000 } });
    const served = enrolled('a', '2026-09-01', { what: 'served', hours: 2.5 });
    expect(chargesFor([hourly], [served])[0]?.cents).toBe(3_875);
  });
});

describe('a grant', () => {
  it('counts by its test and for each report of its calendar, a person once', () => {
    const funder = grant('one', {
      test: { services: ['learn.*'], places: ['US-MA'] },
      calendar: [{ due: '2027-01-31', from: '2026-07-01', to: '2026-12-31' }],
    });
    const all = [
      enrolled('a', '2026-09-01'),
      enrolled('a', '2027-02-01'),
      enrolled('b', '2027-02-01'),
      enrolled('c', '2026-09-01', { service: 'learning' }),
      enrolled('d', '2026-09-01', { place: null }),
    ];
    expect(
      measureGrant(funder, all, []).filter(({ measure }) => measure === 'people_enrolled'),
    ).toMatchObject([
      { due: null, value: 2 },
      { due: '2027-01-31', value: 1 },
    ]);
  });

  it('is read from its file, and a mistake names its place', () => {
    expect(readFunders(join(import.meta.dirname, '../../funders')).map((each) => each.grant)).toEqual([
      'harbor-literacy-fund',
      'first-job-partnership',
    ]);
    expect(() =>
      parseFunder(
        'x.yaml',
        'grant: x\ntitle: A grant\nfunder: Who\npriority: 1\ntest: {}\nmeasures: [magic]\nperiod: { from: 2026-07-01, to: 2027-06-30 }',
      ),
    ).toThrow(/unreadable-grant[^]*x\.yaml: measures\.0/);
    expect(() =>
      parseFunder(
        'x.yaml',
        'grant: x\ntitle: A grant\nfunder: Who\npriority: 1\ntest: {}\nmeasures: [hours]\nperiod: { from: 2026-07-01, to: 2026-06-31 }',
      ),
    ).toThrow(/period\.to/);
    expect(() =>
      parseFunder(
        'y.yaml',
        'grant: x\ntitle: A grant\nfunder: Who\npriority: 1\ntest: {}\nmeasures: [hours]\nperiod: { from: 2026-07-01, to: 2026-07-31 }',
      ),
    ).toThrow(/not named after its grant/);
  });
});
