import type { Context, ServiceDefinition } from '@handoff/host';
import { recordFact } from './record-fact.ts';
import { participationStream } from './streams.ts';
import type { FactTables } from './tables/fact-tables.ts';
import { projectFacts } from './tables/project-facts.ts';

type Adapters = Readonly<{
  tables: (context: Context) => FactTables;
  prepare?: (context: Context) => Promise<void>;
}>;

export const app = ({ tables, prepare = async () => {} }: Adapters): ServiceDefinition => ({
  name: 'outcomes',
  streams: [{ type: participationStream }],
  commands: {
    RecordEnrollment: recordFact('RecordEnrollment'),
    RecordService: recordFact('RecordService'),
    RecordMilestone: recordFact('RecordMilestone'),
    RecordEmployment: recordFact('RecordEmployment'),
    RecordExit: recordFact('RecordExit'),
  },
  subscriptions: [
    { consumer: 'facts', kind: 'projection', topics: ['handoff.outcomes'], on: projectFacts(tables) },
  ],
  summary: async (context) => {
    const facts = tables(context);
    return {
      enrollments: await facts.count('facts_enrollment'),
      placements: await facts.count('facts_employment'),
      milestones: await facts.count('facts_milestone'),
      exits: await facts.count('facts_exit'),
    };
  },
  prepare,
});
