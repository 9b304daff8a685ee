import { codesOf } from '@handoff/schemas';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRefused } from '../../translate/finding.ts';
import { listedOf } from '../directory.samples.ts';
import type { ListedService } from '../listing.ts';
import { flatten } from './flatten.ts';
import { readHsds, readTables } from './read-hsds.ts';
import { writeHsds } from './write-hsds.ts';

const some = (list: string) => fc.uniqueArray(fc.constantFrom(...codesOf(list)), { maxLength: 3 });
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });
const prose = fc.constantFrom('Adults.', 'Come on Mondays; bring "nothing".', 'Línea, con comas', '两点');
const day = fc
  .integer({ min: 0, max: 2_000 })
  .map((n) => new Date(Date.UTC(2026, 0, n)).toISOString().slice(0, 10));

const hours = fc
  .record({
    byday: some('weekday'),
    from: fc.integer({ min: 0, max: 11 }),
    to: fc.integer({ min: 12, max: 23 }),
    validFrom: fc.option(fc.constant('2026-09-01'), { nil: null }),
    validTo: fc.option(fc.constant('2027-06-15'), { nil: null }),
    text: fc.option(fc.constant('Evenings; ring "twice"'), { nil: null }),
  })
  .map(({ byday, from, to, ...said }) => ({
    byday,
    opensAt: `${String(from).padStart(2, '0')}:30`,
    closesAt: `${String(to).padStart(2, '0')}:00`,
    ...said,
  }));

const capacity = fc.record({ maximum: fc.nat(100), taken: fc.nat(100) }).map(({ maximum, taken }) => ({
  maximum,
  available: Math.max(0, maximum - taken),
  unit: 'places',
  countedAt: '2026-11-01T10:00:00.000Z',
}));

/** What HSDS has a place for, or an attribute. */
const listed: fc.Arbitrary<ListedService> = fc
  .record({
    services: some('service').map((codes) => codes.filter((code) => !code.startsWith('legal.'))),
    languages: some('language'),
    attending: some('attending-type').filter((codes) => codes.length > 0),
    accessibility: some('accessibility'),
    hours: fc.array(hours, { maxLength: 2 }),
    operator: maybe(fc.constantFrom(...codesOf('operator'))),
    host: maybe(fc.constantFrom(...codesOf('host-kind'))),
    idAtDoor: maybe(fc.constantFrom(...codesOf('id-at-door'))),
    cost: maybe(fc.constantFrom('sliding', 'fee')),
    status: fc.constantFrom('active', 'inactive', 'temporarily-closed', 'defunct'),
    description: maybe(prose),
    whom: maybe(prose),
    terms: maybe(prose),
    year: maybe(prose),
    area: maybe(prose),
    interpreters: maybe(prose),
    transport: maybe(prose),
    accessText: maybe(fc.constantFrom('Ring at the side door', 'Lift, no ramp')),
    documents: fc.uniqueArray(fc.constantFrom('A letter', 'Anything with a name'), { maxLength: 2 }),
    feeText: maybe(fc.constantFrom('Ask us.', 'By hours')),
    phone: maybe(fc.constantFrom('978 555 0100', '978 555 0100 ext. 7')),
    email: maybe(fc.constant('office@parish.example')),
    url: maybe(fc.constant('https://parish.example/english')),
    alert: maybe(prose),
    assuredOn: maybe(day),
    minimumAge: maybe(fc.integer({ min: 0, max: 20 })),
    maximumAge: maybe(fc.integer({ min: 20, max: 99 })),
    accreditation: maybe(
      day.map((verifiedOn) => ({ kind: 'attorney', verifiedBy: 'Bar Referral', verifiedOn })),
    ),
  })
  .chain((fields) =>
    fc.record({ capacity, isCounted: fc.boolean() }).map(({ capacity, isCounted }) =>
      listedOf({
        ...fields,
        feeCents: fields.cost === 'fee' ? 2_500 : null,
        taxonomy: fields.services.length > 0 ? ['1348'] : [],
        ...(isCounted ? capacity : { available: null, maximum: null, unit: null, countedAt: null }),
      }),
    ),
  );

describe('a listing that goes out as HSDS and comes back', () => {
  it('is the same listing, as JSON and as tables', () => {
    fc.assert(
      fc.property(listed, (listing) => {
        const { document } = writeHsds([listing]);
        const json: unknown = JSON.parse(JSON.stringify(document));
        for (const back of [readHsds(json), readTables(flatten(json))]) {
          expect(back.findings.filter(isRefused)).toEqual([]);
          expect(back.listings).toEqual([listing]);
        }
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it('says all that HSDS can only say once, whatever it is', () => {
    const other = listedOf({
      sourceId: 'place-2',
      url: 'https://other.example',
      email: 'other@parish.example',
      documents: ['A letter'],
      minimumAge: 16,
      feeText: 'Ask us.',
      assuredOn: '2026-01-01',
      interpreters: 'On Mondays',
      organization: 'Another parish',
    });
    expect(writeHsds([listedOf(), other]).findings.map(({ place }) => place.replace('place-2.', ''))).toEqual(
      ['url', 'email', 'interpreters', 'feeText', 'minimumAge', 'assuredOn', 'organization', 'documents'],
    );
  });

  it('keeps apart two places of one service, and says what HSDS can only say once', () => {
    const [lynn, salem] = [
      listedOf(),
      listedOf({ sourceId: 'place-2', locationId: 'l-2', locality: 'Salem', available: 1 }),
    ];
    const { document, findings } = writeHsds([lynn, salem]);
    expect(document).toHaveLength(1);
    expect(findings.map(({ code, place }) => `${code} ${place}`)).toEqual([
      'said-once-a-service place-2.available',
    ]);
    expect(readHsds(document).listings.map(({ locality }) => locality)).toEqual(['Lynn', 'Salem']);
  });
});
