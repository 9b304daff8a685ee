import type { ServiceClient } from '@handoff/http';
import type { KeptRelease } from '../cubes/releases.ts';
import type { ExportNote } from '../export/export-notes.ts';
import type { News } from '../figures/quarterly-news.ts';
import type { Merge } from '../figures/same-person.ts';
import { type FactRow, type FactTable, factTableNames } from '../tables/fact-row.ts';

export type Begun = Readonly<{ id: string; at: string; erasedSince: number }>;

/** What the command asks of the running service. */
export type AskOutcomes = Readonly<{
  /** `asOf`: the day whose erased rows are counted; left out: today. */
  begin: (
    whom: Pick<ExportNote, 'audience' | 'agency'> & Readonly<{ asOf?: string | undefined }>,
  ) => Promise<Begun>;
  rows: (exportId: string) => Promise<Readonly<Record<FactTable, readonly FactRow[]>>>;
  /** Who counts as whom for one fund, as known at an instant, under the ids of the export. */
  merges: (exportId: string, of: Readonly<{ fund: string; knownBy: string }>) => Promise<readonly Merge[]>;
  news: (exportId: string) => Promise<readonly News[]>;
  releases: () => Promise<readonly KeptRelease[]>;
  keep: (release: Pick<KeptRelease, 'quarter' | 'cells'>) => Promise<KeptRelease>;
}>;

type Page = Readonly<{ rows: readonly FactRow[]; next: string | null }>;

export const askOutcomes = (client: ServiceClient, limit = 5_000): AskOutcomes => {
  const all = async (exportId: string, table: FactTable): Promise<readonly FactRow[]> => {
    const rows: FactRow[] = [];
    for (let after: string | null = ''; after !== null; ) {
      const query = { table, after, limit: String(limit) };
      const page = (await client.get('/internal/exports/:id/rows', { params: { id: exportId }, query }))
        .body as Page;
      rows.push(...page.rows);
      after = page.next;
    }
    return rows;
  };
  return {
    begin: async (whom) => (await client.post('/internal/exports', whom)).body as Begun,
    rows: async (exportId) => {
      const rows: Partial<Record<FactTable, readonly FactRow[]>> = {};
      for (const table of factTableNames) rows[table] = await all(exportId, table);
      return rows as Record<FactTable, readonly FactRow[]>;
    },
    merges: async (id, query) =>
      (
        (await client.get('/internal/exports/:id/merges', { params: { id }, query })).body as {
          merges: readonly Merge[];
        }
      ).merges,
    news: async (id) =>
      ((await client.get('/internal/exports/:id/news', { params: { id } })).body as { news: readonly News[] })
        .news,
    releases: async () =>
      ((await client.get('/internal/releases')).body as { releases: readonly KeptRelease[] }).releases,
    keep: async ({ quarter, cells }) =>
      (await client.post('/internal/releases', { quarter, cells })).body as KeptRelease,
  };
};
