import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ConfigInvalid, config } from './index.ts';

const schema = z.object({
  TOKEN: z.string().min(32).describe('Credential'),
  MASTER_KEY_FILE: z.string().optional().describe('A file by its name'),
});
const token = 't'.repeat(32);
let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'settings-'));
  file = join(folder, 'token');
  writeFileSync(file, `${token}\n`);
});
afterEach(() => rmSync(folder, { recursive: true }));

const faultsOf = (env: Record<string, string>) => {
  try {
    config(schema, env);
    return [];
  } catch (error) {
    if (error instanceof ConfigInvalid) return error.faults;
    throw error;
  }
};

describe('a setting', () => {
  it('comes from a file that is named for it', () =>
    expect(config(schema, { TOKEN_FILE: file })).toEqual({ TOKEN: token }));

  it('that is a file itself stays a name', () =>
    expect(config(schema, { TOKEN: token, MASTER_KEY_FILE: file })).toEqual({
      TOKEN: token,
      MASTER_KEY_FILE: file,
    }));

  it('is refused where it is said twice, or its file is not there or holds something else; never shown', () => {
    expect(faultsOf({ TOKEN: token, TOKEN_FILE: file }).map(({ place }) => place)).toEqual(['TOKEN_FILE']);
    expect(faultsOf({ TOKEN_FILE: join(folder, 'nowhere') })).toEqual([
      { place: 'TOKEN_FILE', reason: 'Names a file that can not be read.' },
    ]);
    writeFileSync(file, 'canary');
    const faults = faultsOf({ TOKEN_FILE: file });
    expect(faults).toMatchObject([{ place: 'TOKEN' }]);
    expect(JSON.stringify(faults)).not.toContain('canary');
  });
});
