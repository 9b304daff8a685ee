import { Refusal } from '@handoff/decider';
import type { Context } from '@handoff/host';
import { type Route, route, type ServiceAuth } from '@handoff/http';
import { z } from 'zod';
import { factsAsOf } from '../figures/facts-as-of.ts';
import { figuresAsOf } from '../figures/figures-as-of.ts';
import { mergesAsOf, samePersonBy } from '../figures/same-person.ts';
import type { CommonExit } from '../figures/common-exit.ts';
import type { FactTables } from '../tables/fact-tables.ts';
import { asKnownOn } from './as-known-on.ts';

const query = z.object({
  asOf: z.iso.date().optional().describe('As it was known at the end of this day; default: now'),
  programYear: z.coerce.number().int().min(2000).max(2100).optional().describe('2026 begins in July 2026'),
  supplemental: z
    .stringbool()
    .default(true)
    .describe('Whether the State counts supplemental wage information'),
  agency: z.string().max(100).optional().describe('Only what this agency reported or was a party to'),
  fund: z
    .string()
    .max(100)
    .optional()
    .describe('People as this fund may count them: once, where they agreed'),
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
    handle: async ({ query: { asOf, programYear, supplemental, agency, fund } }) => {
      const today = context.today();
      const instant = asKnownOn(asOf, context);
      if (fund !== undefined && agency !== undefined) throw oneOfTheTwo();
      const merges = fund === undefined ? [] : await mergesAsOf(tables(context), fund, instant);
      return figuresAsOf(await factsAsOf(tables(context), instant), {
        asOf: instant,
        programYear: programYear ?? yearOf(today),
        supplemental,
        commonExit,
        samePerson: samePersonBy(merges),
        agency,
      });
    },
  });

/** Of its own people an agency would see which of them another agency has as well. */
const oneOfTheTwo = (): Refusal =>
  new Refusal('fund-or-agency', {
    place: 'query.fund',
    reason:
      'A fund counts over all agencies; what is one agency’s own is counted as that agency knows people.',
    mend: 'Leave out `fund` or `agency`.',
  });

/** A program year begins in July. */
const yearOf = (day: string): number => Number(day.slice(0, 4)) - (day.slice(5, 7) < '07' ? 1 : 0);
