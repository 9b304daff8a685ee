import type { StreamStore } from '@handoff/stream-store';
import { describe, expect, it } from 'vitest';
import { listedOf } from './directory.samples.ts';
import type { Listing } from './listing.ts';
import type { Listings, Mark } from './listings.ts';

type Opened = Readonly<{ listings: Listings; store: StreamStore }>;

const put = async (
  { store }: Opened,
  listingId: string,
  at: string,
  differing: Partial<Listing> = {},
  version = 0,
): Promise<void> => {
  const listing = { ...listedOf({ sourceId: listingId }), listingId, source: 'north-shore', ...differing };
  await store.append(listingId, version, {
    events: [
      {
        id: `${listingId}-${version}`,
        type: 'ServiceListed',
        schema: 1,
        sequence: version + 1,
        time: at,
        causation: 'import',
        data: listing,
      },
    ],
    handled: {
      causation: `import-${version}`,
      bodyHash: 'body',
      at,
      outcome: { kind: 'done', version: version + 1 },
    },
    snapshot: { fold: 1, state: { status: 'listed', listing, at } },
    dueAt: null,
  });
};

const [first, second, third] = [
  '2026-01-05T14:00:00.000Z',
  '2026-01-05T14:00:01.000Z',
  '2026-01-05T14:00:02.000Z',
];

/** What both twins answer, whatever they keep it in. */
export const listingsConformance = (name: string, open: () => Promise<Opened>): void => {
  describe(`the listings: ${name}`, () => {
    const idsSince = async ({ listings }: Opened, mark: Mark | undefined, limit = 10) =>
      (await listings.since(mark, limit)).map(({ listing }) => listing.listingId);

    it('are read from the beginning, oldest first, as many as asked for', async () => {
      const opened = await open();
      for (const [id, at] of [
        ['listing-b', second],
        ['listing-c', first],
        ['listing-a', second],
      ] as const)
        await put(opened, id, at ?? '');
      expect(await idsSince(opened, undefined)).toEqual(['listing-c', 'listing-a', 'listing-b']);
      expect(await idsSince(opened, undefined, 1)).toEqual(['listing-c']);
    });

    it('are followed from where one stood, also within one moment', async () => {
      const opened = await open();
      for (const id of ['listing-a', 'listing-b']) await put(opened, id, second ?? '');
      expect(await idsSince(opened, { at: second ?? '', listingId: 'listing-a' })).toEqual(['listing-b']);
      await put(opened, 'listing-a', third ?? '', { name: 'Morning English' }, 1);
      const changed = await opened.listings.since({ at: second ?? '', listingId: 'listing-b' }, 10);
      expect(changed.map(({ listing, at }) => [listing.name, at])).toEqual([['Morning English', third]]);
    });

    it('come back whole', async () => {
      const opened = await open();
      await put(opened, 'listing-a', first ?? '');
      const [found] = await opened.listings.since(undefined, 1);
      expect(found?.listing).toEqual({
        ...listedOf({ sourceId: 'listing-a' }),
        listingId: 'listing-a',
        source: 'north-shore',
      });
    });

    it('of a source are those it still names', async () => {
      const opened = await open();
      await put(opened, 'listing-a', first ?? '');
      await put(opened, 'listing-b', first ?? '', { source: 'elsewhere' });
      await put(opened, 'listing-c', first ?? '', { status: 'unlisted' });
      expect(await opened.listings.ofSource('north-shore')).toEqual(['listing-a']);
      expect(await opened.listings.counts()).toEqual({ active: 2, unlisted: 1 });
    });
  });
};
