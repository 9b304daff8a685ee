import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive, readOwner } from './owner.ts';
import type { Progress } from './stack.ts';
import { until } from './until.ts';

export const pidFolder = (dir: string): string => join(dir, 'pids');

/**
 * Ends what an earlier owner left running when it was killed. It could be used as it is, but not
 * waited for; ending it costs seconds and leaves one way in which a stack comes to be.
 */
export const endOrphans = async (dir: string, progress: Progress, patienceMs = 15_000): Promise<void> => {
  const folder = pidFolder(dir);
  const names = existsSync(folder) ? readdirSync(folder) : [];
  await Promise.all(names.map((name) => endOrphan(name, join(folder, name), progress, patienceMs)));
};

const endOrphan = async (name: string, file: string, progress: Progress, patienceMs: number) => {
  const orphan = readOwner(file);
  const gone = () => !orphan || !isAlive(orphan);
  if (orphan && !gone()) {
    progress(`Stopping ${name} (pid ${orphan.pid}), which an earlier run left behind`);
    process.kill(orphan.pid, 'SIGTERM');
    if (!(await until(gone, patienceMs))) process.kill(orphan.pid, 'SIGKILL');
    await until(gone, patienceMs);
  }
  rmSync(file, { force: true });
};
