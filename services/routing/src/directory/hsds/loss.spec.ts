import { describe, expect, it } from 'vitest';
import { serviceOf, termOf } from './hsds.samples.ts';
import { readHsds } from './read-hsds.ts';

const read = (differing: Readonly<Record<string, unknown>>) => {
  const { listings, findings } = readHsds(serviceOf(differing), '2026-11-22T12:00:00.000Z');
  return {
    listing: listings[0],
    told: findings.flatMap(({ kind, code, place }) =>
      place.startsWith('organizations.csv') ? [] : [`${kind} ${code} at ${place}`],
    ),
  };
};

describe('what one listing has one of', () => {
  it('is told where the source has more: the second phone, the post box', () => {
    const { listing, told } = read({
      phones: [
        { id: 'p1', number: '978 555 0101', type: 'fax' },
        { id: 'p2', number: '978 555 0100', type: 'voice' },
      ],
      service_at_locations: [
        {
          id: 'at-1',
          location: {
            id: 'l1',
            location_type: 'physical',
            addresses: [
              { id: 'a1', address_1: 'PO Box 5', city: 'Lynn', address_type: 'postal' },
              { id: 'a2', address_1: '12 Harbor Street', city: 'Lynn', address_type: 'physical' },
            ],
          },
        },
      ],
    });
    expect(listing).toMatchObject({ phone: '978 555 0100', address: '12 Harbor Street' });
    expect(told).toEqual([
      'not-carried rows-not-carried at addresses.csv',
      'not-carried rows-not-carried at phones.csv',
    ]);
  });

  it('names the rows, so that one finds them', () => {
    const { findings } = readHsds(serviceOf({ phones: [{ id: 'p1', number: '1', type: 'fax' }] }));
    expect(findings.find(({ code }) => code === 'rows-not-carried')?.reason).toContain('service.phones[0]');
  });

  it('is judged also in the rows that are not shown: a second count of places contradicts itself', () => {
    const count = (id: string, available: number) => ({
      id,
      available,
      maximum: 10,
      updated: '2026-11-01T10:00:00Z',
      unit: { id: 'u1', name: 'places' },
    });
    const { listing, told } = read({ capacities: [count('k1', 3), count('k2', 12)] });
    expect(listing).toMatchObject({ available: 3, maximum: 10, flags: ['available-above-maximum'] });
    expect(told).toEqual(['flagged available-above-maximum at service.capacities[1].available']);
  });

  it('is a fee; several prices stand in its text', () => {
    const prices = [
      { id: 'c1', option: 'Adults', amount: 10, currency: 'USD', amount_description: 'each class' },
      { id: 'c2', option: 'Children', amount: 5, currency: 'USD' },
    ];
    expect(read({ cost_options: prices })).toEqual({
      listing: expect.objectContaining({
        cost: 'fee',
        feeCents: null,
        feeText: 'Adults: 10 USD, each class; Children: 5 USD',
      }),
      told: [],
    });
    expect(read({ cost_options: prices, fees_description: 'Ask us.' }).told).toEqual([
      'not-carried rows-not-carried at cost_options.csv',
    ]);
  });

  it('is a place for each service: one that no service is given at is told', () =>
    expect(
      read({
        organization: { id: 'o1', name: 'Parish', locations: [{ id: 'l9', location_type: 'virtual' }] },
      }).told,
    ).toEqual(['not-carried rows-not-carried at locations.csv']));
});

describe('a schedule in another rhythm than the week', () => {
  const schedule = (differing: Readonly<Record<string, unknown>>) =>
    read({ schedules: [{ id: 'h1', opens_at: '09:00', closes_at: '10:00', ...differing }] });

  it.each([
    ['on the first Monday of a month', { freq: 'MONTHLY', byday: '1MO' }],
    ['every second week', { freq: 'WEEKLY', interval: 2, byday: 'MO' }],
    ['on a day of the month', { bymonthday: '15' }],
  ])('%s is not listed as every week: only its text is shown', (_, differing) => {
    const { listing, told } = schedule(differing);
    expect(listing?.hours).toEqual([
      expect.objectContaining({ byday: [], opensAt: null, text: expect.stringMatching(/^Not every week: /) }),
    ]);
    expect(told).toEqual(['not-carried not-every-week at service.schedules[0]']);
  });

  it('keeps its own words where it has some', () =>
    expect(
      schedule({ freq: 'MONTHLY', byday: '1MO', description: 'First Mondays' }).listing?.hours[0]?.text,
    ).toBe('First Mondays'));

  it('is every day of the week where it says daily, and holds from its first day to its last', () =>
    expect(schedule({ freq: 'DAILY', dtstart: '2026-09-01', until: '2026-12-20' }).listing?.hours[0]).toEqual(
      expect.objectContaining({
        byday: ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su'],
        opensAt: '09:00',
        validFrom: '2026-09-01',
        validTo: '2026-12-20',
      }),
    ));
});

describe('what can not be', () => {
  it.each([
    ['an age that is none', { maximum_age: 'old' }, 'impossible-number at service.maximum_age'],
    [
      'fewer places than none',
      { capacities: [{ id: 'k1', available: -3, maximum: 10, unit: { id: 'u1', name: 'places' } }] },
      'impossible-number at service.capacities[0].available',
    ],
    [
      'half a place',
      { capacities: [{ id: 'k1', available: 2.5, unit: { id: 'u1', name: 'places' } }] },
      'impossible-number at service.capacities[0].available',
    ],
    ['a program that is not there', { program_id: 'gone' }, 'dangling-id at service.program_id'],
    [
      'an organization above it that is not there',
      { organization: { id: 'o1', name: 'Parish', parent_organization_id: 'gone' } },
      'dangling-id at service.organization.parent_organization_id',
    ],
    [
      'a term that is no code of ours',
      { attributes: [termOf('b1', { taxonomy: 'handoff', code: 'learn.nothing' })] },
      'term-not-mapped at service.attributes[0]',
    ],
    [
      'an accreditation without a day',
      {
        attributes: [
          termOf('b1', { taxonomy: 'handoff', linkType: 'accreditation', code: 'attorney', value: 'sure' }),
        ],
      },
      'accreditation-unreadable at service.attributes[0].value',
    ],
    [
      'an end before the beginning',
      { schedules: [{ id: 'h1', byday: 'MO', dtstart: '2026-09-01', until: '2026-08-01' }] },
      'impossible-schedule at service.schedules[0].until',
    ],
  ])('is flagged: %s', (_, differing, flagged) =>
    expect(read(differing).told).toContain(`flagged ${flagged}`),
  );

  it('is flagged where an attribute stands on a table that there is not', () => {
    const tables = {
      'services.csv': [{ id: 's1', organization_id: 'o1', name: 'English' }],
      'organizations.csv': [{ id: 'o1', name: 'Parish' }],
      'attributes.csv': [{ id: 'b1', link_id: 's1', link_entity: 'spaceship' }],
    };
    expect(readHsds(tables).findings).toContainEqual(
      expect.objectContaining({ code: 'dangling-id', place: 'attributes.csv[0].link_entity' }),
    );
  });
});

describe('terms of other taxonomies', () => {
  it('are told by their taxonomy, once', () => {
    const attributes = ['HD-1800', 'PH-1400'].map((code) => termOf(code, { taxonomy: '211HSIS', code }));
    expect(read({ attributes }).told).toEqual(['not-carried other-taxonomy at attributes.csv 211hsis']);
  });

  it('say nothing about people unless they do: a word for a number is only not known', () =>
    expect(
      read({ attributes: [termOf('b1', { taxonomy: 'Open Eligibility', code: 'english' })] }).told,
    ).toEqual(['flagged term-not-mapped at service.attributes[0]']));
});
