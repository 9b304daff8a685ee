import type { Context, ServiceDefinition } from '@handoff/host';
import type { Releases } from './cubes/releases.ts';
import type { ExportNotes } from './export/export-notes.ts';
import { exportRows } from './http/export-rows.ts';
import { keepReleases } from './http/keep-releases.ts';
import { showFigures } from './http/show-figures.ts';
import { recordFact } from './record-fact.ts';
import { participationStream } from './streams.ts';
import { factTableNames } from './tables/fact-row.ts';
import type { FactTables } from './tables/fact-tables.ts';
import { projectFacts } from './tables/project-facts.ts';

type Adapters = Readonly<{
  tables: (context: Context) => FactTables;
  notes: (context: Context) => ExportNotes;
  releases: (context: Context) => Releases;
  prepare?: (context: Context) => Promise<void>;
}>;

export const app = ({ tables, notes, releases, prepare = async () => {} }: Adapters): ServiceDefinition => ({
  name: 'outcomes',
  streams: [{ type: participationStream }],
  commands: {
    RecordEnrollment: recordFact('RecordEnrollment'),
    RecordService: recordFact('RecordService'),
    RecordMilestone: recordFact('RecordMilestone'),
    RecordEmployment: recordFact('RecordEmployment'),
    RecordExit: recordFact('RecordExit'),
    RecordQuarter: recordFact('RecordQuarter'),
    CorrectFact: recordFact('CorrectFact'),
    WithdrawFact: recordFact('WithdrawFact'),
  },
  subscriptions: [
    {
      consumer: 'facts',
      kind: 'projection',
      topics: ['handoff.outcomes', 'handoff.referrals', 'handoff.intake', 'handoff.partners'],
      on: projectFacts(tables),
      rows: async (context) =>
        (await Promise.all(factTableNames.map((name) => tables(context).rows(name)))).flat(),
    },
  ],
  routes: (context, auth) => [
    showFigures(context, tables, auth),
    ...exportRows({ context, tables: tables(context), notes: notes(context), auth }),
    ...keepReleases(context, releases(context), auth),
  ],
  summary: async (context) => {
    const facts = tables(context);
    return {
      enrollments: await facts.count('facts_enrollment'),
      placements: await facts.count('facts_employment'),
      milestones: await facts.count('facts_milestone'),
      exits: await facts.count('facts_exit'),
      quarters: await facts.count('facts_quarter'),
      attestations: await facts.count('facts_attestation'),
    };
  },
  prepare,
});
