import type { Context } from '@handoff/host';
import { notFound, type Route, route, type ServiceAuth } from '@handoff/http';
import { z } from 'zod';
import type { ExportNotes } from '../export/export-notes.ts';
import { renameFor } from '../export/rename-for.ts';
import { mergesAsOf } from '../figures/same-person.ts';
import type { FactTables } from '../tables/fact-tables.ts';

type Parts = Readonly<{ context: Context; tables: FactTables; notes: ExportNotes; auth: ServiceAuth }>;

/** Who let one fund count them once, under the ids of an export over all agencies: to count by, and to be written nowhere. */
export const mergesOfFund = ({ context, tables, notes, auth }: Parts): Route =>
  route({
    method: 'GET',
    path: '/internal/exports/:id/merges',
    summary: 'Who counts as whom for one fund, where they agreed; noted, and for no agency',
    auth: auth.mayCall('exports'),
    params: z.object({ id: z.string().max(100) }),
    query: z.object({
      fund: z.string().max(100).describe('By its slug, as consents name it'),
      knownBy: z.iso.datetime().describe('As it was known at this instant'),
    }),
    handle: async ({ params: { id }, query: { fund, knownBy } }) => {
      const note = await notes.find(id);
      // Of its own people an agency would see which of them another has as well; what is public counts nobody once.
      if (note?.audience !== 'restricted') throw notFound('path.id');
      const merges = await mergesAsOf(tables, fund, knownBy);
      await context.audit({
        id: context.ids.fresh('export'),
        act: 'exported',
        what: 'merges',
        of: fund,
        because: null,
        by: 'exchange',
      });
      const renamed = merges.map(renameFor(note, context.ids));
      return { merges: renamed.map(({ personId, otherPersonId }) => ({ personId, otherPersonId })) };
    },
  });
