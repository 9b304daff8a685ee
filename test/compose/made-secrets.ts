import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { secrets } from '../../packages/cli/src/commands/secrets.ts';

/** What `handoff secrets` writes for a folder that is new. */
export const madeSecrets = (): Readonly<Record<string, string>> => {
  const data = mkdtempSync(join(tmpdir(), 'secrets-'));
  const said: string[] = [];
  secrets({ data, json: true, say: (line) => said.push(line) });
  rmSync(data, { recursive: true });
  return JSON.parse(said.join('\n')) as Record<string, string>;
};
