import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../root.ts';

/**
 * Starts a command that a service owns, with these arguments and our own streams, and ends as it ends: packages never
 * import services.
 */
export const serviceCommand = (
  owner: string,
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<number> =>
  new Promise((resolve, reject) => {
    const script = join(root, 'services', owner, 'src', 'cli', `${command}.ts`);
    spawn(process.execPath, [script, ...args], { stdio: 'inherit', env: { ...process.env, ...env } })
      .once('error', reject)
      .once('exit', (code) => resolve(code ?? 1));
  });
