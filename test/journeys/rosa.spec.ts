import { join } from 'node:path';
import { beforeAll, expect } from 'vitest';
import { describeExchange } from '../support/describe-exchange.ts';
import { type Played, playMainJob } from '../support/main-job.ts';
import { oneTrace } from '../telemetry/one-trace.ts';
import { inMassachusetts } from './rosa/in-massachusetts.ts';

const name = 'rosa';
const caseload = join(import.meta.dirname, 'rosa', 'rosa.csv');
const spans = join(import.meta.dirname, '..', '..', '.handoff', name, 'spans.jsonl');

describeExchange('Rosa is referred by the whole exchange, once', () => {
  let played: Played;
  beforeAll(async () => {
    played = await playMainJob({ name, caseload, env: { HANDOFF_SPANS_FILE: spans } });
    expect(played.exitCode, played.printed).toBe(0);
  });

  inMassachusetts(() => played);
  oneTrace(spans);
});
