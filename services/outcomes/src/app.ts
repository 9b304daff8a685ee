import type { Context, ServiceDefinition } from '@handoff/host';
import type { Releases } from './cubes/releases.ts';
import type { ExportNotes } from './export/export-notes.ts';
import type { CommonExit } from './figures/common-exit.ts';
import { placementsIn } from './figures/placements.ts';
import { exportRows } from './http/export-rows.ts';
import { keepReleases } from './http/keep-releases.ts';
import { showFigures } from './http/show-figures.ts';
import { gatherNews } from './news/gather-news.ts';
import { newsStream } from './news/news-stream.ts';
import { recordFact } from './record-fact.ts';
import { participationStream } from './streams.ts';
import { storedTableNames } from './tables/fact-row.ts';
import type { Beside, FactTables } from './tables/fact-tables.ts';
import { fromOwners } from './tables/from-owners.ts';
import { projectFacts } from './tables/project-facts.ts';
import type { RebuildTurn } from './tables/rebuild-turn.ts';

type Adapters = Readonly<{
  tables: (context: Context) => FactTables;
  /** Where they are made anew, beside them. */
  beside: (context: Context) => Beside;
  /** Who may make them anew. */
  turn: (context: Context) => RebuildTurn;
  notes: (context: Context) => ExportNotes;
  releases: (context: Context) => Releases;
  /** Where States let programs exit together; default: nowhere. */
  commonExit?: readonly CommonExit[];
  prepare?: (context: Context) => Promise<void>;
}>;

export const app = ({
  tables,
  beside,
  turn,
  notes,
  releases,
  commonExit = [],
  prepare = async () => {},
}: Adapters): ServiceDefinition => ({
  name: 'outcomes',
  streams: [{ type: participationStream }, { type: newsStream }],
  commands: {
    RecordEnrollment: recordFact('RecordEnrollment', tables),
    RecordService: recordFact('RecordService', tables),
    RecordMilestone: recordFact('RecordMilestone', tables),
    RecordEmployment: recordFact('RecordEmployment', tables),
    RecordExit: recordFact('RecordExit', tables),
    RecordQuarter: recordFact('RecordQuarter', tables),
    CorrectFact: recordFact('CorrectFact', tables),
    WithdrawFact: recordFact('WithdrawFact', tables),
  },
  subscriptions: [
    {
      consumer: 'facts',
      kind: 'projection',
      topics: ['handoff.outcomes', 'handoff.referrals', 'handoff.intake', 'handoff.partners'],
      on: projectFacts(tables),
      fromOwners: fromOwners({ tables, beside, turn }),
      rows: async (context) =>
        (await Promise.all(storedTableNames.map((name) => tables(context).rows(name)))).flat(),
    },
    {
      consumer: 'news',
      kind: 'reactor',
      topics: ['handoff.outcomes', 'handoff.referrals'],
      on: gatherNews(tables),
    },
  ],
  routes: (context, auth) => [
    showFigures(context, tables, commonExit, auth),
    ...exportRows({ context, tables: tables(context), notes: notes(context), auth }),
    ...keepReleases(context, releases(context), auth),
  ],
  summary: async (context) => {
    const facts = tables(context);
    return {
      enrollments: await facts.count('facts_enrollment'),
      // A job that two agencies report is one placement; what each of them reported is counted beside it.
      placements: await placementsIn(facts),
      employmentReports: await facts.count('facts_employment'),
      milestones: await facts.count('facts_milestone'),
      exits: await facts.count('facts_exit'),
      quarters: await facts.count('facts_quarter'),
      attestations: await facts.count('facts_attestation'),
    };
  },
  prepare,
});
