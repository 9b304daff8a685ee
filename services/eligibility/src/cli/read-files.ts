import { readFileSync, statSync } from 'node:fs';
import { ruleFilesIn } from '../yaml/read-rules.ts';
import type { RuleFile } from '../yaml/parse-rules.ts';
import { CommandFault } from './fault.ts';

export const readText = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const reason =
      error instanceof Error && 'code' in error ? `It can't be read (${String(error.code)}).` : '';
    throw new CommandFault('file-not-readable', path, reason, 'Name a file that exists and may be read.');
  }
};

export const isFolder = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

/** One file, or all rule files of a folder. */
export const filesAt = (path: string): readonly RuleFile[] =>
  isFolder(path) ? ruleFilesIn(path) : [{ path, text: readText(path) }];
