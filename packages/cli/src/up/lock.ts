import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { CliFault } from '../fault.ts';

/** One exchange a data folder. A lock left by a process that is gone is taken over. */
export const lockRun = (file: string): (() => void) => {
  mkdirSync(dirname(file), { recursive: true });
  if (!claim(file)) {
    const holder = holderOf(file);
    if (holder !== undefined && isAlive(holder)) throw alreadyRunning(file, holder);
    rmSync(file, { force: true });
    if (!claim(file)) throw alreadyRunning(file, holderOf(file) ?? 0);
  }
  return () => rmSync(file, { force: true });
};

const claim = (file: string): boolean => {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
};

const holderOf = (file: string): number | undefined => {
  const pid = Number(readFileSync(file, 'utf8'));
  return Number.isInteger(pid) && pid > 0 ? pid : undefined;
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

const alreadyRunning = (file: string, pid: number): CliFault =>
  new CliFault('already-running', {
    place: file,
    reason: `Another exchange (pid ${pid}) runs on this data folder.`,
    mend: `Use that one, stop it with Ctrl-C or \`kill ${pid}\`, or name another folder with --data.`,
  });
