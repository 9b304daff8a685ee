import type { Context } from '@handoff/host';
import { type Route, route, type ServiceAuth } from '@handoff/http';
import { z } from 'zod';
import { factsAsOf } from '../figures/facts-as-of.ts';
import { figuresAsOf } from '../figures/figures-as-of.ts';
import type { CommonExit } from '../figures/common-exit.ts';
import type { FactTables } from '../tables/fact-tables.ts';

const query = z.object({
  asOf: z.iso.date().optional().describe('As it was known at the end of this day; default: now'),
  programYear: z.coerce.number().int().min(2000).max(2100).optional().describe('2026 begins in July 2026'),
  supplemental: z
    .stringbool()
    .default(true)
    .describe('Whether the State counts supplemental wage information'),
  agency: z.string().max(100).optional().describe('Only what this agency reported or was a party to'),
});

/** Figures as they stand, or as they stood on a day. */
export const showFigures = (
  context: Context,
  tables: (context: Context) => FactTables,
  commonExit: readonly CommonExit[],
  { mayCall }: ServiceAuth,
): Route =>
  route({
    method: 'GET',
    path: '/internal/figures',
    summary: 'Indicators, loop closure and what is about to become a "no", as known on a day',
    auth: mayCall('figures'),
    query,
    handle: async ({ query: { asOf, programYear, supplemental, agency } }) => {
      const today = context.today();
      const instant = asOf === undefined || asOf === today ? context.now() : `${asOf}T23:59:59.999Z`;
      return figuresAsOf(await factsAsOf(tables(context), instant), {
        asOf: instant,
        programYear: programYear ?? yearOf(today),
        supplemental,
        commonExit,
        agency,
      });
    },
  });

/** A program year begins in July. */
const yearOf = (day: string): number => Number(day.slice(0, 4)) - (day.slice(5, 7) < '07' ? 1 : 0);
