import { existsSync, linkSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { isAlive, type Owner, ownerOf, readOwner } from './owner.ts';
import { StackError } from './stack-error.ts';

/** One stack a data directory. A lock whose owner is gone (kill -9, power loss) is taken over. */
export const takeLock = (file: string): { release(): void } => {
  mkdirSync(dirname(file), { recursive: true });
  const mine = `${file}.${process.pid}`;
  writeFileSync(mine, JSON.stringify(ownerOf(process.pid)), { mode: 0o600 });
  try {
    while (!linked(mine, file)) {
      refuseIfHeld(file);
      clearAway(file, `${mine}.stale`);
    }
  } finally {
    rmSync(mine);
  }
  return { release: () => rmSync(file, { force: true }) };
};

/** Who holds the lock and lives. */
export const holderOf = (file: string): Owner | undefined => {
  const owner = readOwner(file);
  return owner && isAlive(owner) ? owner : undefined;
};

/** A link is there whole or not at all, and never replaces another. */
const linked = (mine: string, file: string): boolean => {
  try {
    linkSync(mine, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
};

/** Judged again once it is moved: of two that find the same dead lock, the later one moves the earlier one's new lock, and puts it back. */
const clearAway = (file: string, aside: string) => {
  if (!existsSync(file)) return;
  renameSync(file, aside);
  if (holderOf(aside)) linked(aside, file);
  rmSync(aside);
};

const refuseIfHeld = (file: string) => {
  const owner = holderOf(file);
  if (!owner) return;
  throw new StackError('already-running', {
    place: file,
    reason: `Another process (pid ${owner.pid}) runs a stack on this data directory.`,
    mend: `Use that one, stop it with Ctrl-C or \`kill ${owner.pid}\`, or name another data directory.`,
  });
};
