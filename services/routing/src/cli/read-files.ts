import { readFileSync } from 'node:fs';
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

export const readJson = (path: string): unknown => {
  const text = readText(path);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CommandFault('not-json', path, error instanceof Error ? error.message : '', 'Send JSON.');
  }
};
