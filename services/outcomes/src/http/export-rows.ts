import type { Context } from '@handoff/host';
import { notFound, type Route, route, type ServiceAuth } from '@handoff/http';
import { z } from 'zod';
import type { ExportNote, ExportNotes } from '../export/export-notes.ts';
import { renameFor } from '../export/rename-for.ts';
import { buildStories } from '../figures/build-stories.ts';
import { factsAsOf } from '../figures/facts-as-of.ts';
import { isOwn, type Part, partOf, withoutOthers } from '../figures/own-facts.ts';
import { quarterlyNews } from '../figures/quarterly-news.ts';
import { factTableNames } from '../tables/fact-row.ts';
import type { FactTables } from '../tables/fact-tables.ts';
import { asKnownOn } from './as-known-on.ts';
import { mayHear } from './may-hear.ts';
import { mergesOfFund } from './merges-of-fund.ts';

type Parts = Readonly<{
  context: Context;
  tables: FactTables;
  notes: ExportNotes;
  auth: ServiceAuth;
}>;

const begun = z
  .object({
    audience: z.enum(['mine', 'restricted', 'public']),
    agency: z.string().max(100).nullable().default(null).describe('With `mine`: whose people'),
    asOf: z.iso.date().optional().describe('As it was known at the end of this day; default: now'),
  })
  .refine(({ audience, agency }) => (audience === 'mine') === (agency !== null), {
    path: ['agency'],
    message: 'An agency is named with `mine`, and only then',
  });

const which = z.object({ id: z.string().max(100) });
const paged = z.object({
  table: z.enum(factTableNames),
  after: z.string().max(100).default('').describe('The last id of the page before'),
  limit: z.coerce.number().int().min(1).max(20_000).default(5_000),
});

/** Rows for `handoff analyze`: noted first, under other ids, in pages. */
export const exportRows = ({ context, tables, notes, auth }: Parts): readonly Route[] => {
  const partIn = partOfExport(tables);
  return [
    route({
      method: 'POST',
      path: '/internal/exports',
      summary: 'Begin an export: who takes rows and for whom is noted before the first is given',
      auth: auth.mayCall('exports'),
      body: begun,
      handle: async ({ body: { audience, agency, asOf }, caller }) => {
        const [id, at] = [context.ids.fresh('export'), context.now()];
        await context.audit({
          id,
          act: 'exported',
          what: audience,
          of: agency ?? 'all',
          because: null,
          by: agency ?? 'exchange',
        });
        await notes.note({ id, audience, agency, by: caller.name, at });
        const knownBy = asKnownOn(asOf, context);
        const erased = await Promise.all(factTableNames.map((name) => tables.erased(name, knownBy)));
        return { id, at, erasedSince: erased.reduce((sum, each) => sum + each, 0) };
      },
    }),
    route({
      method: 'GET',
      path: '/internal/exports',
      summary: 'Who took rows out, newest first',
      auth: auth.mayCall('exports'),
      handle: async () => ({ exports: await notes.all() }),
    }),
    route({
      method: 'GET',
      path: '/internal/exports/:id/rows',
      summary: 'A page of a table, as its export may see it',
      auth: auth.mayCall('exports'),
      params: which,
      query: paged,
      handle: async ({ params: { id }, query: { table, after, limit } }) => {
        const note = await notes.find(id);
        if (!note) throw notFound('path.id');
        const page = await tables.page(table, after, limit);
        const part = await partIn(note);
        const own = part ? page.filter((row) => isOwn(part, table, row)).map(withoutOthers) : page;
        const seen = part && table === 'referral_moves' ? await mayHear(context, part.agency, own) : own;
        return {
          rows: seen.map(renameFor(note, context.ids)),
          next: page.length < limit ? null : (page.at(-1)?.id ?? null),
        };
      },
    }),
    mergesOfFund({ context, tables, notes, auth }),
    route({
      method: 'GET',
      path: '/internal/exports/:id/news',
      summary: 'What came of the people each agency sent, in the quarter that is over: counts, no rows',
      auth: auth.mayCall('exports'),
      params: which,
      handle: async ({ params: { id } }) => {
        const note = await notes.find(id);
        if (!note) throw notFound('path.id');
        const facts = await factsAsOf(tables, note.at);
        const news = quarterlyNews(facts, buildStories(facts), note.at.slice(0, 10));
        return { news: news.filter(({ referrer }) => note.agency === null || referrer === note.agency) };
      },
    }),
  ];
};

/** What an agency was a party to when the export began is looked up once an export, not once a page. */
const partOfExport = (tables: FactTables) => {
  let last: Readonly<{ id: string; part: Promise<Part> }> | undefined;
  return async ({ id, agency, at }: ExportNote): Promise<Part | undefined> => {
    if (agency === null) return undefined;
    if (last?.id !== id) {
      const moves = tables.rows('referral_moves');
      last = {
        id,
        part: moves.then((all) =>
          partOf(
            agency,
            all.filter(({ knownAt }) => knownAt <= at),
          ),
        ),
      };
    }
    return last.part;
  };
};
