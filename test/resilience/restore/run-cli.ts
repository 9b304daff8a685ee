import { execFile } from 'node:child_process';
import { join } from 'node:path';

const program = join(import.meta.dirname, '..', '..', '..', 'packages', 'cli', 'src', 'handoff.ts');

export type Said = Readonly<{ code: number; said: unknown }>;

/** A command as an operator gives it, on the exchange of this data folder. */
export const runCli = (data: string, ...args: readonly string[]): Promise<Said> =>
  new Promise((resolve) => {
    const all = [program, ...args, '--data', data, '--json'];
    execFile(process.execPath, all, { timeout: 240_000 }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code ?? 1) : 0, said: parsed(stdout, stderr) }),
    );
  });

const parsed = (stdout: string, stderr: string): unknown => {
  try {
    return JSON.parse(stdout);
  } catch {
    return `${stdout}${stderr}`;
  }
};
