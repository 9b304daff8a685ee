import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

export const root = join(import.meta.dirname, '..', '..');

const outside = new Set(['node_modules', '.git', '.handoff']);

/** Every file of the project: by git where there is a checkout, else what lies there. */
export const projectFiles = (): readonly string[] => {
  try {
    const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], { cwd: root });
    // What was deleted and not yet committed is listed, too.
    return [...new Set(listed.toString().split('\0'))].filter((path) => path && existsSync(join(root, path)));
  } catch {
    return readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => relative(root, join(parentPath, name)))
      .filter((path) => path.split('/').every((part) => !outside.has(part)));
  }
};
