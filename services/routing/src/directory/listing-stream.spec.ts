import { specify } from '@handoff/decider/specify';
import { describe, expect, it } from 'vitest';
import { listedOf } from './directory.samples.ts';
import type { Listing } from './listing.ts';
import { listingDecider, type ListingEvent } from './listing-stream.ts';

const { given } = specify(listingDecider);
const listing: Listing = { ...listedOf(), listingId: 'listing-1', source: 'north-shore' };
const listed = (differing: Partial<Listing> = {}): ListingEvent => ({
  type: 'ServiceListed',
  data: { ...listing, ...differing },
});
const list = (differing: Partial<Listing> = {}) =>
  ({ type: 'ListService', data: { listing: { ...listing, ...differing }, on: '2026-11-20' } }) as const;

describe('a listing', () => {
  it('is published when it is new, and when something of it changed', () => {
    given().when(list()).then(listed());
    given(listed())
      .when(list({ name: 'Morning English' }))
      .then(listed({ name: 'Morning English' }));
  });

  it('is not published again when it says the same', () => given(listed()).when(list()).thenNothing());

  it('of immigration advice without an accreditation is refused', () =>
    given()
      .when(list({ services: ['legal.immigration'] }))
      .thenRefused('accreditation-missing'));

  it('of immigration advice is refused with an accreditation that must have ended', () =>
    given()
      .when(
        list({
          services: ['legal.immigration'],
          accreditation: { kind: 'attorney', verifiedBy: 'State Bar', verifiedOn: '2023-11-19' },
        }),
      )
      .thenRefused('accreditation-too-old'));

  it('that its source dropped is unlisted once, and listed again when it comes back', () => {
    const unlist = { type: 'UnlistService', data: {} } as const;
    given(listed())
      .when(unlist)
      .then(listed({ status: 'unlisted' }));
    given(listed({ status: 'unlisted' }))
      .when(unlist)
      .thenNothing();
    given().when(unlist).thenNothing();
    given(listed({ status: 'unlisted' }))
      .when(list())
      .then(listed());
  });
});

describe('places of a cohort', () => {
  const counted = { countedAt: '2026-11-20T15:00:00.000Z', unit: 'places' };
  const count = (available: number, maximum = 20) =>
    ({ type: 'CountPlaces', data: { available, maximum, countedAt: '2026-11-21T15:00:00.000Z' } }) as const;
  const full = { available: 0, maximum: 20, unit: 'places', countedAt: '2026-11-21T15:00:00.000Z' };

  it('are told when the last goes and when one is free again, not at every move', () => {
    given(listed(counted)).when(count(5)).thenNothing();
    given(listed(counted)).when(count(0)).then(listed(full));
    given(listed(full)).when(count(0)).thenNothing();
    given(listed(full))
      .when(count(2))
      .then(listed({ ...full, available: 2 }));
  });

  it('are told when the cohort changes its size', () =>
    given(listed(counted))
      .when(count(6, 25))
      .then(listed({ ...full, available: 6, maximum: 25 })));

  it('stay counted when the manifest, which knows only how many there are, is sent again', () =>
    given(listed(full))
      .when(list({ available: 20, maximum: 20, unit: 'places' }))
      .thenNothing());

  it('of what is not listed are nobody’s', () => given().when(count(1)).thenNothing());
});

describe('the state of a listing', () => {
  it('knows when it was listed so', () =>
    expect(
      listingDecider.evolve({ status: 'none' }, { ...listed(), at: '2026-11-20T15:00:00.000Z' }),
    ).toEqual({
      status: 'listed',
      listing,
      at: '2026-11-20T15:00:00.000Z',
    }));
});
