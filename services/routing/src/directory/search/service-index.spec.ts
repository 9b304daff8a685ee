import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listedOf } from '../directory.samples.ts';
import type { Listing } from '../listing.ts';
import { facetsOf, fits, groupsOf } from './facets.ts';
import { kmBetween } from './geo.ts';
import type { Query } from './query.ts';
import { createServiceIndex } from './service-index.ts';

const listing = (id: string, differing: Partial<Listing> = {}): Listing => ({
  ...listedOf({ sourceId: id }),
  listingId: `listing-${id}`,
  source: 'north-shore',
  ...differing,
});
const indexOf = (...listings: readonly Listing[]) => {
  const index = createServiceIndex();
  for (const each of listings) index.put(each);
  return index;
};
const all = { limit: 50 };
const idsIn = (index: ReturnType<typeof indexOf>, query: Partial<Query>) =>
  index.search({ ...all, ...query }).found.map(({ listing }) => listing.listingId.replace('listing-', ''));

describe('a search', () => {
  const index = indexOf(
    listing('a'),
    listing('b', {
      services: ['food'],
      languages: ['pt'],
      cost: 'sliding',
      feeCents: null,
      operator: 'public',
      host: 'library',
    }),
    listing('c', {
      attending: ['video'],
      hours: [],
      accessibility: ['wheelchair', 'hearing-loop'],
      idAtDoor: 'any',
      latitude: null,
      longitude: null,
      locality: null,
    }),
    listing('d', {
      available: 0,
      hours: [
        { byday: ['sa'], opensAt: '09:00', closesAt: '12:00', validFrom: null, validTo: null, text: null },
      ],
      minimumAge: 16,
      feeCents: 5_000,
      cost: 'fee',
      agency: 'bayside',
    }),
    listing('e', { status: 'inactive' }),
  );

  it.each<[string, Partial<Query>, string]>([
    ['nothing: all that can be used now', {}, 'abcd'],
    ['a service', { service: ['food'] }, 'b'],
    ['any of several services', { service: ['food', 'learn.esl'] }, 'abcd'],
    ['a language', { language: ['pt'] }, 'b'],
    ['how it is attended', { attending: ['video'] }, 'c'],
    ['a day', { day: ['tu', 'sa'] }, 'abd'],
    ['an hour', { openAt: '19:00' }, 'ab'],
    ['an hour on a day', { day: ['sa'], openAt: '10:00' }, 'd'],
    ['evenings', { evening: true }, 'ab'],
    ['weekends', { weekend: true }, 'd'],
    ['what it costs', { cost: ['free'] }, 'ac'],
    ['at most a fee', { mostFeeCents: 4_999 }, 'ac'],
    ['all that is needed to get in', { accessibility: ['wheelchair', 'hearing-loop'] }, 'c'],
    ['no document at the door', { idAtDoor: ['none'] }, 'abd'],
    ['no public office', { operator: ['private'] }, 'acd'],
    ['an informal host', { host: ['library'] }, 'b'],
    ['a free place', { freePlace: true }, 'abc'],
    ['an age', { age: 15 }, 'abc'],
    ['a town', { locality: 'lynn' }, 'abd'],
    ['an agency', { agency: 'bayside' }, 'd'],
    ['several things at once', { service: ['learn.esl'], day: ['sa'], freePlace: true }, ''],
  ])('finds %s', (_, query, found) => expect(idsIn(index, query).join('')).toBe(found));

  it('takes only hours that hold on the day', () => {
    const season = {
      byday: ['tu'],
      opensAt: '18:00',
      closesAt: '20:00',
      validFrom: '2026-09-01',
      validTo: '2026-12-20',
      text: null,
    };
    const winter = indexOf(listing('a', { hours: [season] }));
    expect(idsIn(winter, { day: ['tu'], on: '2026-11-22' })).toEqual(['a']);
    expect(idsIn(winter, { day: ['tu'], on: '2027-01-05' })).toEqual([]);
  });

  it('finds what is open over night on both sides of midnight', () => {
    const night = {
      byday: ['mo'],
      opensAt: '20:00',
      closesAt: '07:00',
      validFrom: null,
      validTo: null,
      text: null,
    };
    const shelter = indexOf(listing('a', { hours: [night] }));
    expect(['23:00', '03:00', '12:00'].map((openAt) => idsIn(shelter, { openAt }).length)).toEqual([1, 1, 0]);
  });

  it('shows what changed as it is now, and no longer as it was', () => {
    const changing = indexOf(listing('a'));
    changing.put(listing('a', { services: ['food'], latitude: 40, longitude: -70 }));
    expect(idsIn(changing, { service: ['learn.esl'] })).toEqual([]);
    expect(idsIn(changing, { service: ['food'], near: { latitude: 40, longitude: -70, km: 1 } })).toEqual([
      'a',
    ]);
    changing.put(listing('a', { status: 'unlisted' }));
    expect(idsIn(changing, {})).toEqual([]);
    expect(changing.get('listing-a')?.status).toBe('unlisted');
  });
});

describe('a search in a language', () => {
  const index = indexOf(
    listing('a', { languages: ['es-MX'] }),
    listing('b', { languages: ['es'] }),
    listing('c', { languages: ['mam'] }),
  );

  it.each([
    ['es', 'ab'],
    ['es-GT', 'ab'],
    ['ES', 'ab'],
    ['mam', 'c'],
    ['ma', ''],
  ])('%s is understood in every variety of it', (language, found) =>
    expect(idsIn(index, { language: [language] }).join('')).toBe(found),
  );
});

describe('a search around a place', () => {
  const index = indexOf(
    listing('lynn', { latitude: 42.4668, longitude: -70.9495, locality: 'Lynn' }),
    listing('salem', { latitude: 42.5195, longitude: -70.8967, locality: 'Salem' }),
    listing('boston', { latitude: 42.3601, longitude: -71.0589, locality: 'Boston' }),
  );

  it('gives the nearest first, with the distance, and nothing beyond the circle', () => {
    const { found, total } = index.search({
      ...all,
      near: { latitude: 42.4668, longitude: -70.9495, km: 10 },
    });
    expect(found.map(({ listing, km }) => [listing.locality, Math.round(km ?? -1)])).toEqual([
      ['Lynn', 0],
      ['Salem', 7],
    ]);
    expect(total).toBe(2);
  });

  it('knows the middle of a town by what is listed there', () => {
    expect(index.middleOf('salem')).toEqual({ latitude: 42.5195, longitude: -70.8967 });
    expect(index.middleOf('01901')).toBeDefined();
    expect(index.middleOf('Atlantis')).toBeUndefined();
  });

  it('refuses a place in the list that is none, and one of another search', () => {
    const near = { latitude: 42.4668, longitude: -70.9495, km: 50 };
    for (const after of ['nonsense', 'listing-lynn', ':', '7:'])
      expect(() => index.search({ ...all, near, after })).toThrow(/unknown-cursor|not where a page/);
    expect(() => index.search({ ...all, after: '7.2:listing-lynn' })).toThrow(/unknown-cursor|not where/);
  });

  it('sees over the date line', () => {
    const fiji = indexOf(
      listing('west', { latitude: -17, longitude: 179.99 }),
      listing('east', { latitude: -17, longitude: -179.99 }),
    );
    expect(idsIn(fiji, { near: { latitude: -17, longitude: 180, km: 5 } }).toSorted()).toEqual([
      'east',
      'west',
    ]);
  });
});

const codes = ['learn.esl', 'food', 'shelter', 'work.placement'];
const anyListing = fc
  .record({
    services: fc.subarray(codes),
    languages: fc.subarray(['es', 'ht', 'pt']),
    available: fc.option(fc.nat(2), { nil: null }),
    operator: fc.option(fc.constantFrom('public', 'private'), { nil: null }),
    status: fc.constantFrom('active', 'active', 'inactive'),
    latitude: fc.option(fc.double({ min: 41, max: 44, noNaN: true }), { nil: null }),
    longitude: fc.double({ min: -72, max: -69, noNaN: true }),
    minimumAge: fc.option(fc.nat(30), { nil: null }),
  })
  .map((fields) => ({ ...fields, longitude: fields.latitude === null ? null : fields.longitude }));
const anyQuery = fc.record(
  {
    service: fc.subarray(codes, { minLength: 1 }),
    language: fc.subarray(['es', 'ht', 'pt'], { minLength: 1 }),
    operator: fc.constant(['public']),
    freePlace: fc.boolean(),
    age: fc.nat(40),
    near: fc.record({
      latitude: fc.constant(42.4),
      longitude: fc.constant(-71),
      km: fc.integer({ min: 1, max: 300 }),
    }),
  },
  { requiredKeys: [] },
);

/** What a scan of the whole list finds. */
const scan = (listings: readonly Listing[], query: Query): string[] =>
  listings
    .filter(({ status }) => status === 'active')
    .filter((each) => groupsOf(query).every((group) => group.some((word) => facetsOf(each).includes(word))))
    .filter((each) => fits(each, query))
    .filter((each) => {
      if (!query.near) return true;
      const { latitude, longitude } = each;
      return (
        latitude !== null &&
        longitude !== null &&
        kmBetween(query.near, { latitude, longitude }) <= query.near.km
      );
    })
    .map(({ listingId }) => listingId)
    .toSorted();

describe('whatever is listed, changed and asked', () => {
  it('a search finds what a scan of the whole list finds, page by page, each once', () => {
    fc.assert(
      fc.property(
        fc.array(anyListing, { maxLength: 80 }),
        fc.array(fc.tuple(fc.nat(79), anyListing), { maxLength: 20 }),
        anyQuery,
        fc.integer({ min: 1, max: 7 }),
        (fields, changes, asked, limit) => {
          const now = fields.map((each, number) => listing(String(number).padStart(3, '0'), each));
          const index = indexOf(...now);
          for (const [number, each] of changes) {
            if (number >= now.length) continue;
            now[number] = listing(String(number).padStart(3, '0'), each);
            index.put(now[number]);
          }
          const query: Query = { ...asked, limit };
          const paged: string[] = [];
          for (let after: string | null | undefined; after !== null; ) {
            const page = index.search({ ...query, ...(after === undefined ? {} : { after }) });
            paged.push(...page.found.map((each) => each.listing.listingId));
            after = page.next;
          }
          expect(paged.toSorted()).toEqual(scan(now, query));
        },
      ),
      { numRuns: 150 },
    );
  }, 60_000);
});
