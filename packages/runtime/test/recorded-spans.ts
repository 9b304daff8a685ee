import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTelemetry } from '../src/telemetry.ts';
import type { Side } from '../src/trace.ts';

/** A line of HANDOFF_SPANS_FILE. */
export type RecordedSpan = Readonly<{
  trace: string;
  span: string;
  parent?: string;
  service: string;
  name: string;
  side: Side;
  start: string;
  ms: number;
  status: 'unset' | 'ok' | 'error';
  attributes: Readonly<Record<string, unknown>>;
  /** Traces that it goes on with. */
  links: readonly string[];
}>;

/** The last line may still be being written. */
export const readSpans = (file: string): RecordedSpan[] =>
  existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line) as RecordedSpan)
    : [];

/** Records this process's spans, for a test to look at. One at a time: the SDK is the process's own. */
export const recordSpans = async (service = 'test') => {
  const directory = mkdtempSync(join(tmpdir(), 'spans-'));
  const file = join(directory, 'spans.jsonl');
  const end = await startTelemetry({ service, env: { HANDOFF_SPANS_FILE: file } });
  return {
    spans: () => readSpans(file),
    named: (name: string): RecordedSpan => {
      const found = readSpans(file).findLast((span) => span.name === name);
      if (!found) throw new Error(`no span named ${name}`);
      return found;
    },
    clear: () => rmSync(file, { force: true }),
    stop: async () => {
      await end();
      rmSync(directory, { recursive: true });
    },
  };
};
