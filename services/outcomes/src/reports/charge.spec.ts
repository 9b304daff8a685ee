import { describe, expect, it } from 'vitest';
import { factsOf, storyOf } from '../testing/facts-of.ts';
import { enrolled, grantOf } from '../testing/grant-of.ts';
import { chargesFor } from './charge.ts';
import { firstToldIn } from './first-told.ts';
import { measureGrant } from './measure-grant.ts';
import { occurrencesIn } from './occurrences.ts';

/** The first has money for two enrollments, the other for the rest. */
const funders = [
  grantOf('one', { charge: { per: 'enrollment', cents: 100, budgetCents: 200 } }),
  grantOf('other'),
];
const paidBy = (charges: ReturnType<typeof chargesFor>) =>
  Object.fromEntries(charges.map(({ event, grant }) => [event, grant]));

describe('a dollar', () => {
  it('is charged once, to the first grant whose money reaches; the event counts for both', () => {
    const three = ['a', 'b', 'c'].map((person) => enrolled(person, '2026-09-01'));
    const charges = chargesFor(funders, three);
    expect(paidBy(charges)).toEqual({
      'event-a-2026-09-01': 'one',
      'event-b-2026-09-01': 'one',
      'event-c-2026-09-01': 'other',
    });
    const counted = funders.map((funder) => measureGrant(funder, three, charges).map(({ value }) => value));
    expect(counted).toEqual([
      [3, 200],
      [3, 100],
    ]);
  });

  it('is worth the hours that were served, where a grant pays by the hour', () => {
    const hourly = grantOf('hourly', { charge: { per: 'hour', cents: 1_550, budgetCents: 1_000_000 } });
    const served = enrolled('a', '2026-09-01', { what: 'served', hours: 2.5 });
    expect(chargesFor([hourly], [served])[0]?.cents).toBe(3_875);
  });

  it('stays with the grant that an earlier report charged, whatever is reported late of earlier days', () => {
    const known = ['a', 'b', 'c'].map((person) => enrolled(person, '2026-09-15'));
    const late = enrolled('d', '2026-09-01', {
      first: { id: 'event-d', knownAt: '2026-12-01T12:00:00.000Z' },
    });
    const before = chargesFor(funders, known);
    expect(chargesFor(funders, [late, ...known])).toEqual([
      ...before,
      expect.objectContaining({ person: 'd', grant: 'other' }),
    ]);
  });
});

describe('the end of a year', () => {
  it('ends new charges, and what came of referrals goes on and is seen', () => {
    const facts = factsOf([{ table: 'facts_enrollment', trueOn: '2027-07-01', referralId: 'referral-1' }]);
    const after = occurrencesIn(facts, [storyOf({})], firstToldIn(facts.rows));
    expect(after.map(({ what, on }) => [what, on])).toEqual([['enrolled', '2027-07-01']]);
    expect(chargesFor(funders, after)).toEqual([]);
    const next = grantOf('next', { period: { from: '2027-07-01', to: '2028-06-30' } });
    expect(chargesFor([...funders, next], after)).toMatchObject([{ grant: 'next' }]);
  });

  it.each([
    ['2027-07-31', 1],
    ['2027-08-01', 0],
  ])('leaves the books open for what was heard late, until they close: heard on %s', (day, charged) => {
    const closing = grantOf('closing', {
      charge: { per: 'enrollment', cents: 100, budgetCents: 200, closes: '2027-07-31' },
    });
    const heard = enrolled('a', '2027-06-30', { first: { id: 'event-a', knownAt: `${day}T23:00:00.000Z` } });
    expect(chargesFor([closing], [heard])).toHaveLength(charged);
    expect(
      measureGrant(closing, [heard], []).find(({ measure }) => measure === 'people_enrolled')?.value,
    ).toBe(1);
  });
});

describe('a correction', () => {
  const served = (person: string, hours: number, said: Parameters<typeof enrolled>[2] = {}) =>
    enrolled(person, '2026-09-01', { what: 'served', hours, ...said });
  const hourly = ['one', 'other'].map((name, at) =>
    grantOf(name, { priority: at + 1, charge: { per: 'hour', cents: 100, budgetCents: 1_000 } }),
  );
  const correctedTo = (person: string, hours: number, from: number, on = '2026-09-01') =>
    served(person, hours, {
      corrected: { knownAt: '2026-12-01T12:00:00.000Z', from: { on, hours: from, service: 'learn.esl' } },
    });
  const paid = (...told: ReturnType<typeof served>[]) =>
    chargesFor(hourly, told).map(({ person, grant, cents }) => [person, grant, cents]);

  it('to more, for which no money is left, moves nothing that was charged', () => {
    const before = [served('a', 2), served('b', 8)];
    expect(paid(...before)).toEqual([
      ['a', 'one', 200],
      ['b', 'one', 800],
    ]);
    expect(paid(correctedTo('a', 5, 2), served('b', 8))).toEqual(paid(...before));
  });

  it('to more is paid by the grant that pays already, where its money reaches', () =>
    expect(paid(correctedTo('a', 5, 2), served('b', 3))).toEqual([
      ['a', 'one', 500],
      ['b', 'one', 300],
    ]));

  it('to less frees money for what is heard after it', () => {
    const late = served('c', 6, { first: { id: 'c', knownAt: '2026-12-02T12:00:00.000Z' } });
    expect(paid(correctedTo('a', 2, 8), served('b', 2), late)).toEqual([
      ['a', 'one', 200],
      ['b', 'one', 200],
      ['c', 'one', 600],
    ]);
    expect(paid(correctedTo('a', 2, 8), served('b', 6))).toEqual([
      ['a', 'one', 200],
      ['b', 'other', 600],
    ]);
  });

  it('into the period is heard when it came, and not any more once the books are closed', () => {
    const closing = (closes: string) =>
      grantOf('closing', { charge: { per: 'hour', cents: 100, budgetCents: 1_000, closes } });
    const moved = correctedTo('a', 5, 5, '2026-06-20');
    expect(chargesFor([closing('2026-12-01')], [moved])).toMatchObject([{ cents: 500 }]);
    expect(chargesFor([closing('2026-11-30')], [moved])).toEqual([]);
  });

  it('out of the period is charged no more', () =>
    expect(chargesFor([hourly[0]!], [{ ...correctedTo('a', 5, 5), on: '2026-06-20' }])).toEqual([]));
});

describe('what several events tell of', () => {
  const chargedFor = (rows: Parameters<typeof factsOf>[0], per: 'enrollment' | 'hour' | 'placement') => {
    const facts = factsOf(rows);
    const stories = [storyOf({}), storyOf({ referralId: 'referral-2', agency: 'north-shore-career-center' })];
    const payer = grantOf('payer', { charge: { per, cents: 100, budgetCents: 10_000 } });
    return chargesFor([payer], occurrencesIn(facts, stories, firstToldIn(facts.rows)));
  };
  const [one, other] = [
    {
      stream: 'participation-1',
      referralId: 'referral-1',
      personId: 'person-1',
      provider: 'harbor-learning',
    },
    {
      stream: 'participation-2',
      referralId: 'referral-2',
      personId: 'person-1',
      provider: 'north-shore-career-center',
    },
  ];

  it('is one job, though two agencies report it, and another job another', () => {
    const placed = { table: 'facts_employment', evidence: 'self-report' } as const;
    const claims = [
      { ...placed, ...one, trueOn: '2026-09-01', occupation: null },
      { ...placed, ...other, trueOn: '2026-09-08', occupation: null },
    ];
    expect(chargedFor(claims, 'placement')).toMatchObject([{ event: 'event-0000' }]);
    expect(chargedFor([...claims, { ...placed, ...other, trueOn: '2026-12-01' }], 'placement')).toHaveLength(
      2,
    );
  });

  it('is one enrollment, though the provider reported it under two referrals of one service', () => {
    const entered = { table: 'facts_enrollment', trueOn: '2026-09-01', program: 'aefla' } as const;
    const rows = [
      { ...entered, ...one },
      { ...entered, ...other, provider: one.provider },
    ];
    expect(chargedFor(rows, 'enrollment')).toHaveLength(1);
    expect(chargedFor([rows[0] ?? entered, { ...entered, ...other }], 'enrollment')).toHaveLength(2);
  });

  it('are the same hours, though they stand under two referrals', () => {
    const served = { table: 'facts_service', trueOn: '2026-09-01', service: 'learn.esl', hours: 3 } as const;
    const days = { from: '2026-09-01', to: '2026-09-30' };
    const rows = [
      { ...served, ...days, ...one },
      { ...served, ...days, ...other, provider: one.provider },
    ];
    expect(chargedFor(rows, 'hour')).toMatchObject([{ cents: 300 }]);
    expect(chargedFor([...rows, { ...rows[0]!, to: '2026-10-01' }], 'hour')).toHaveLength(2);
  });

  it('is one fact, though it was corrected: it is charged by the event that told it first, when that came', () => {
    const told = { table: 'facts_enrollment', program: 'aefla', ...one, sequence: 1, fact: 1 } as const;
    const all = factsOf([
      { ...told, id: 'event-told', trueOn: '2026-09-01' },
      {
        ...told,
        id: 'event-corrected',
        trueOn: '2026-09-02',
        sequence: 2,
        standing: 'corrected',
        knownAt: '2026-12-01T12:00:00.000Z',
      },
    ]);
    const stands = factsOf([
      { ...told, id: 'event-corrected', trueOn: '2026-09-02', sequence: 2, standing: 'corrected' },
    ]);
    expect(chargesFor(funders, occurrencesIn(stands, [storyOf({})], firstToldIn(all.rows)))).toMatchObject([
      {
        event: 'event-corrected',
        on: '2026-09-02',
        first: { id: 'event-told', knownAt: '2026-01-01T00:00:00.000Z' },
      },
    ]);
  });
});
