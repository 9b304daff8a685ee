import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Block } from './blocks.ts';

export type Ran = Readonly<{ code: number; printed: string; seconds: number }>;

export type Terminal = Readonly<{
  run: (blocks: readonly Block[], folder: string, patienceMs: number) => Promise<Ran>;
  /** Ends whatever was left running. */
  close: () => Promise<void>;
}>;

/**
 * A terminal of somebody who types in what a page says: the blocks, one after the other, in one shell. Programs that a
 * page starts beside go on until it is closed.
 */
export const terminal = (env: NodeJS.ProcessEnv): Terminal => {
  const groups: number[] = [];
  const run: Terminal['run'] = async (blocks, folder, patienceMs) => {
    mkdirSync(folder, { recursive: true });
    for (const { file, text } of blocks) if (file !== null) writeFileSync(join(folder, file), text);
    const typed = blocks.filter(({ file }) => file === null).map(({ text }) => text);
    const started = performance.now();
    const shell = spawn('bash', ['-e', '-o', 'pipefail', '-c', typed.join('\n')], {
      cwd: folder,
      env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    if (shell.pid !== undefined) groups.push(shell.pid);
    const printed: string[] = [];
    for (const stream of [shell.stdout, shell.stderr])
      stream.on('data', (chunk: Buffer) => printed.push(chunk.toString()));
    const patience = setTimeout(() => shell.pid && signal(shell.pid, 'SIGTERM'), patienceMs);
    // Not `close`: what was started beside keeps the pipes open.
    const [code] = (await once(shell, 'exit')) as [number | null];
    clearTimeout(patience);
    await new Promise(setImmediate);
    return { code: code ?? 1, printed: printed.join(''), seconds: (performance.now() - started) / 1000 };
  };
  const close = async (): Promise<void> => {
    for (const group of groups) signal(group, 'SIGTERM');
    for (const group of groups) await gone(group);
  };
  return { run, close };
};

const signal = (group: number, name: NodeJS.Signals | 0): boolean => {
  try {
    return process.kill(-group, name);
  } catch {
    return false;
  }
};

const patienceAtEndMs = 60_000;

const gone = async (group: number): Promise<void> => {
  const deadline = performance.now() + patienceAtEndMs;
  while (signal(group, 0)) {
    if (performance.now() > deadline) signal(group, 'SIGKILL');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
};
