import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

describe('the cases of the indicators', () => {
  // In a process of its own: the mutants are loaded as modules, beside the real ones.
  it('notice every exclusion that is dropped and every boundary that is shifted', {
    timeout: 120_000,
  }, async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [
      join(import.meta.dirname, 'run-mutants.ts'),
    ]);
    const { mutants, survivors } = JSON.parse(stdout) as { mutants: number; survivors: string[] };
    expect(survivors).toEqual([]);
    expect(mutants).toBeGreaterThan(150);
  });
});
