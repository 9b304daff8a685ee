import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fchmodSync,
  fchownSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';

/**
 * Whole or not at all: whoever reads it meanwhile reads what was there before. Whose it was and who may read it stays;
 * a new one is its owner's alone. Killed meanwhile it leaves a copy beside it, whose name begins as the file's does: what
 * git ignores of the one it ignores of the other (`.env*`).
 */
export const replaceFile = (path: string, text: string): void => {
  const file = existsSync(path) ? realpathSync(path) : path;
  const before = statSync(file, { throwIfNoEntry: false });
  const beside = `${file}.${randomBytes(6).toString('hex')}.new`;
  try {
    write(beside, text, before);
    renameSync(beside, file);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
};

const write = (path: string, text: string, like: Stats | undefined): void => {
  const open = openSync(path, 'wx', 0o600);
  try {
    if (like !== undefined) {
      // Its owner first: a change of owner may take bits of the mode away.
      fchownSync(open, like.uid, like.gid);
      fchmodSync(open, like.mode & 0o777);
    }
    writeFileSync(open, text);
    fsyncSync(open);
  } finally {
    closeSync(open);
  }
};
