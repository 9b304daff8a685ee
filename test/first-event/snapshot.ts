import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

const nobody = ['-c', 'user.name=nobody', '-c', 'user.email=nobody@example.org'];

/** What a clone would bring if the tree were committed as it stands; the tree's own repository is only read. */
export const snapshotOf = (root: string, folder: string): void => {
  const git = (cwd: string, ...words: readonly string[]): string =>
    execFileSync('git', words, { cwd, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  const files = git(root, 'ls-files', '-z', '--cached', '--others', '--exclude-standard').split('\0');
  for (const file of new Set(files.filter((name) => name !== '' && existsSync(join(root, name))))) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(root, file), join(folder, file));
  }
  git(folder, 'init', '--quiet');
  git(folder, 'add', '--all');
  git(folder, ...nobody, 'commit', '--quiet', '--message', 'as it stands');
};
