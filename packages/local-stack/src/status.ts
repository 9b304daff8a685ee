import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { stackFolder } from './find-or-start.ts';
import { holderOf } from './lock.ts';
import { pidFolder } from './orphans.ts';
import { isAlive, readOwner } from './owner.ts';
import { type Running, readRunning } from './running.ts';

export type ProcessStatus = Readonly<{ name: string; pid: number; alive: boolean; log: string }>;
export type StackStatus = Readonly<{
  /** The pid of the process that started the stack and will stop it. */
  owner: number | undefined;
  /** How it runs and where it answers, once all of it does. */
  running: Running | undefined;
  /** Native processes, also those that a killed owner left behind. */
  processes: readonly ProcessStatus[];
}>;

/** What runs on a data directory, told by another process than the one that started it. */
export const stackStatus = (dataDir: string): StackStatus => {
  const stackDir = stackFolder(dataDir);
  const owner = holderOf(join(stackDir, 'lock'))?.pid;
  return {
    owner,
    running: owner === undefined ? undefined : readRunning(stackDir),
    processes: processesIn(stackDir),
  };
};

const processesIn = (stackDir: string): ProcessStatus[] => {
  const folder = pidFolder(stackDir);
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => {
    const owner = readOwner(join(folder, name));
    return owner
      ? [{ name, pid: owner.pid, alive: isAlive(owner), log: join(stackDir, 'logs', `${name}.log`) }]
      : [];
  });
};
