import type { ServiceClient } from '@handoff/http';
import type { Kept } from '../directory/keep-listings.ts';
import type { ListedService, Listing } from '../directory/listing.ts';

/** What the commands ask of the running service. */
export type AskRouting = Readonly<{
  list: (
    said: Readonly<{ source: string; run: string; dryRun: boolean; listings: readonly ListedService[] }>,
  ) => Promise<readonly Kept[]>;
  unlist: (said: Readonly<{ source: string; run: string; ids: readonly string[] }>) => Promise<number>;
  /** All there is, unlisted ones too, in the order of its changes; or what changed at or after a moment (ISO 8601, UTC). */
  pages: (since?: string) => AsyncGenerator<readonly Listing[]>;
}>;

/** As many as fit well into one request. */
const together = 100;

export const batchesOf = <Item>(all: readonly Item[]): readonly (readonly Item[])[] =>
  Array.from({ length: Math.ceil(all.length / together) }, (_, at) =>
    all.slice(at * together, (at + 1) * together),
  );

type ExportPage = Readonly<{
  listings: readonly Listing[];
  next: Readonly<{ at: string; after: string }> | null;
}>;

export const askRouting = (client: ServiceClient): AskRouting => ({
  list: async (said) =>
    ((await client.post('/internal/listings', said)).body as { results: readonly Kept[] }).results,
  unlist: async (said) =>
    ((await client.post('/internal/listings/unlist', said)).body as { unlisted: number }).unlisted,
  pages: async function* (since) {
    let next: ExportPage['next'] | undefined = since === undefined ? undefined : { at: since, after: '' };
    while (next !== null) {
      const page: ExportPage = (await client.get('/internal/listings/export', { query: next ?? {} }))
        .body as ExportPage;
      yield page.listings;
      next = page.next;
    }
  },
});
