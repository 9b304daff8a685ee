import { describe, expect, it } from 'vitest';
import { factsOf } from '../testing/facts-of.ts';
import { buildPeriods } from './build-periods.ts';
import { workByQuarter } from './one-quarter.ts';

type Given = Parameters<typeof factsOf>[0][number];

const quarter = (provider: string, said: Partial<Given> = {}): Given => ({
  table: 'facts_quarter',
  stream: `participation-${provider}`,
  fact: 3,
  personId: 'person-1',
  provider,
  employedAs: 'job',
  wageCents: 650_000,
  wagePer: null,
  hoursPerWeek: null,
  employer: null,
  evidence: 'pay-stubs',
  trueOn: '2026-05-01',
  ...said,
});
const began = (provider: string): Given => ({
  table: 'facts_employment',
  stream: `participation-${provider}`,
  personId: 'person-1',
  provider,
  trueOn: '2026-04-20',
  startedOn: '2026-04-20',
  wageCents: 1950,
  wagePer: 'hour',
  evidence: 'employer-letter',
});
const none = { employedAs: 'none', wageCents: null };

const work = (...given: readonly Given[]) => workByQuarter(factsOf(given));
const conflictsOf = (...given: readonly Given[]) => work(...given)[0]?.conflicts;

describe('a quarter that several agencies tell of', () => {
  it('is one fact: all who attest it, all who helped, and the report that counts', () => {
    const later: Given = {
      table: 'facts_attestation',
      stream: 'participation-south',
      fact: 3,
      personId: 'person-1',
      by: 'south',
      evidence: 'tax-form',
      strength: 'document',
      trueOn: '2026-08-01',
    };
    const [one, ...others] = work(
      quarter('north'),
      quarter('south', { evidence: 'self-report' }),
      later,
      { table: 'facts_enrollment', personId: 'person-1', provider: 'college', trueOn: '2025-01-05' },
      { table: 'referral_moves', personId: 'person-1', referrer: 'center', trueOn: '2025-01-02' },
    );
    expect(others).toEqual([]);
    expect(one).toMatchObject({
      personId: 'person-1',
      quarter: '2026Q2',
      employedAs: 'job',
      earningsCents: 650_000,
      evidence: 'tax-form',
      countedEvent: 'event-0001',
      conflicts: [],
      helpers: ['center', 'college', 'north', 'south'],
    });
    expect(one?.attestations.map(({ by, evidence }) => [by, evidence])).toEqual([
      ['north', 'pay-stubs'],
      ['south', 'self-report'],
      ['south', 'tax-form'],
    ]);
  });

  it('shows who says that there was work and who that there was none', () =>
    expect(conflictsOf(quarter('north'), quarter('south', none))).toEqual([
      {
        field: 'employedAs',
        said: [
          { by: 'north', value: 'job' },
          { by: 'south', value: 'none' },
        ],
      },
    ]));

  it('shows who says what was paid, where that differs', () =>
    expect(conflictsOf(quarter('north'), quarter('south', { wageCents: 640_000 }))).toEqual([
      {
        field: 'earningsCents',
        said: [
          { by: 'north', value: '650000' },
          { by: 'south', value: '640000' },
        ],
      },
    ]));

  it.each<[string, readonly Given[]]>([
    [
      'a rate that comes to what another says was paid',
      [
        quarter('north', { wageCents: 962_000 }),
        quarter('south', { wageCents: 1850, wagePer: 'hour', hoursPerWeek: 40 }),
      ],
    ],
    ['who does not say what was paid', [quarter('north'), quarter('south', { wageCents: null })]],
    [
      'another employer: two employers are two jobs',
      [
        quarter('north', { employer: '12-3456789', wageCents: 300_000 }),
        quarter('south', { employer: '98-7654321', wageCents: 500_000 }),
      ],
    ],
    [
      'a job that began, beside an apprenticeship in the quarter',
      [quarter('north', { employedAs: 'apprenticeship' }), began('south')],
    ],
  ])('is contradicted by nobody in %s', (_, given) => expect(conflictsOf(...given)).toEqual([]));

  it('is contradicted by who names the same employer, or none, and another pay', () => {
    const [north, south] = [
      quarter('north', { employer: '12-3456789', wageCents: 300_000 }),
      quarter('south', { employer: '98-7654321', wageCents: 500_000 }),
    ];
    const west = (employer: string | null) => quarter('west', { employer, wageCents: 500_000 });
    const whoSays = (...given: readonly Given[]) =>
      conflictsOf(...given)?.map(({ said }) => said.map(({ by }) => by));
    expect(whoSays(north, south, west('12-3456789'))).toEqual([['north', 'west']]);
    expect(whoSays(north, south, west(null))).toEqual([['north', 'west']]);
  });

  it('is contradicted by a job that began, where somebody says that there was no work', () =>
    expect(conflictsOf(quarter('north', none), began('south'))?.map(({ field }) => field)).toEqual([
      'employedAs',
    ]));

  it('of another quarter or person is another', () =>
    expect(
      work(
        quarter('north'),
        quarter('south', { ...none, trueOn: '2026-07-01' }),
        quarter('east', { ...none, personId: 'person-2' }),
      ).map(({ conflicts }) => conflicts),
    ).toEqual([[], [], []]));
});

describe('which of several reports counts', () => {
  const counted = (...given: readonly Given[]) => {
    const facts = factsOf([
      ...given,
      { table: 'facts_enrollment', personId: 'person-1', program: 'wioa_adult', trueOn: '2025-07-07' },
      { table: 'facts_exit', personId: 'person-1', trueOn: '2025-11-10' },
    ]);
    const [one] = workByQuarter(facts);
    const read = buildPeriods(facts, '2026-12-01', [])[0]?.quarters[2];
    // The table and the figures can't differ.
    expect(read).toMatchObject({ evidence: one?.evidence, earningsCents: one?.earningsCents });
    return one?.attestations.find(({ event }) => event === one.countedEvent)?.by;
  };
  const order = (given: readonly Given[]) => [counted(...given), counted(...given.toReversed())];
  const earlier = { knownAt: '2026-08-01T00:00:00.000Z' };
  const later = { knownAt: '2026-09-01T00:00:00.000Z' };

  it.each<[string, readonly Given[]]>([
    [
      'work goes before no work',
      [
        quarter('north', { evidence: 'self-report', wageCents: null }),
        quarter('south', { ...none, evidence: 'tax-form' }),
      ],
    ],
    [
      'a report of pay before one without',
      [
        quarter('north', { evidence: 'self-report' }),
        quarter('south', { evidence: 'tax-form', wageCents: null }),
      ],
    ],
    [
      'the stronger before the weaker',
      [
        quarter('north', { ...later, evidence: 'tax-form' }),
        quarter('south', { ...earlier, wageCents: 700_000 }),
      ],
    ],
    [
      'of equally strong the word that has stood longest',
      [
        quarter('north', { ...earlier, wageCents: 700_000 }),
        quarter('south', { ...later, wageCents: 600_000 }),
      ],
    ],
    [
      'of those known at one instant the lesser claim',
      [
        quarter('north', { ...earlier, wageCents: 600_000 }),
        quarter('east', { ...earlier, wageCents: 700_000 }),
      ],
    ],
  ])('%s, in whatever order they are read', (_, given) => expect(order(given)).toEqual(['north', 'north']));
});
