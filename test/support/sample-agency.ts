import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { By } from '@handoff/conformance/partners';
import type { Agency } from '../../packages/sample-network/src/agency-runs.ts';
import { runCsvAgency } from '../../packages/sample-network/src/csv/csv-agency.ts';
import { runKafkaAgency } from '../../packages/sample-network/src/kafka/kafka-agency.ts';
import { agencyHabitsSchema } from '../../packages/sample-network/src/practice/habit.ts';
import { runRestAgency } from '../../packages/sample-network/src/rest/rest-agency.ts';

const runs = { rest: runRestAgency, webhook: runRestAgency, csv: runCsvAgency, kafka: runKafkaAgency };

type Options = Readonly<{
  slug: string;
  by: By;
  token: string;
  kafka?: Agency['papers']['kafka'];
  brokers?: readonly string[];
  /** Kafka agencies go to the exchange itself. */
  url?: string;
}>;

/** An agency of the sample network that only answers: nobody comes to its own door, and it tries nothing out. */
export const sampleAgency =
  ({ slug, by, token, kafka, brokers = [], url }: Options) =>
  (door: string, signal: AbortSignal): Promise<void> => {
    const state = mkdtempSync(join(tmpdir(), 'handoff-agency-'));
    const caseload = join(state, 'nobody.csv');
    writeFileSync(caseload, 'case,referrer,name,language,needs,choices,consents\n');
    return runs[by]({
      papers: { slug, kind: 'food-pantry', way: by, token, kafka, privateJwk: undefined },
      url: url ?? door,
      brokers,
      state,
      caseload,
      habits: agencyHabitsSchema.parse({ tries: false, webhook: by === 'webhook' }),
      signal,
      say: () => undefined,
    });
  };
