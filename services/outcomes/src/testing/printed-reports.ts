import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inMemoryClient } from '@handoff/host/in-memory';
import { analyze } from '../analyze/analyze.ts';
import { askOutcomes } from '../analyze/ask-outcomes.ts';
import { report } from '../analyze/report.ts';
import { type CellWhy, whyCell } from '../analyze/why-cell.ts';
import { factsAsOf } from '../figures/facts-as-of.ts';
import { figuresAsOf } from '../figures/figures-as-of.ts';
import { hostedOutcomes } from './hosted-outcomes.ts';
import { leftTwoPrograms, referredBefore } from './left-two-programs.ts';

const span = '{ from: 2025-06-01, to: 2026-06-30 }';
/** The first has money for one hour's pay of one person and asks for a place; the second pays who is left. */
export const grants = {
  'by-the-hour': `{ grant: by-the-hour, title: By the hour, funder: A made-up city, period: ${span}, priority: 1,
    test: { services: ["learn.*"], places: [US-MA] }, measures: [people_referred, people_served, hours],
    charge: { per: hour, cents: 1000, budgetCents: 50000 }, calendar: [{ due: 2025-10-31, from: 2025-06-01, to: 2025-09-30 }] }`,
  'by-the-head': `{ grant: by-the-head, title: By the head, funder: A made-up State, period: ${span}, priority: 2,
    test: {}, measures: [people_enrolled, people_with_gain], charge: { per: enrollment, cents: 25000, budgetCents: 30000 } }`,
};

/** Of two people who left two programs: a snapshot and the reports of two program years, as they were printed. */
export const printedReports = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'handoff-why-'));
  const funders = join(folder, 'funders');
  const service = hostedOutcomes();
  await leftTwoPrograms(service);
  await referredBefore(service);
  const ask = askOutcomes(inMemoryClient(service.call, 'outcomes', 'operator'));
  const asked = { programYear: '2026', supplemental: true };
  await analyze({ ...asked, for: 'restricted', to: join(folder, 'restricted') }, ask);
  mkdirSync(funders);
  for (const [name, said] of Object.entries(grants)) writeFileSync(join(funders, `${name}.yaml`), said);
  await report({ ...asked, to: () => join(folder, 'report'), funders }, ask);
  await report({ ...asked, programYear: '2025', to: () => join(folder, 'report-2025') }, ask);
  return {
    why: (cell: string): Promise<CellWhy> => whyCell(join(folder, 'restricted'), cell, { funders }),
    figures: async () => {
      const at = { asOf: service.context.now(), programYear: 2026, supplemental: true, commonExit: [] };
      return figuresAsOf(await factsAsOf(service.tables, at.asOf), at);
    },
    printed: (file: string, from = 'report'): readonly (readonly string[])[] =>
      readFileSync(join(folder, from, `${file}.csv`), 'utf8')
        .trim()
        .split('\r\n')
        .slice(1)
        .map((line) => line.split(',')),
    close: () => rmSync(folder, { recursive: true }),
  };
};

export type PrintedReports = Awaited<ReturnType<typeof printedReports>>;
