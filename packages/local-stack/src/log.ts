import {
  appendFileSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
} from 'node:fs';
import { dirname } from 'node:path';

/** A log a start; the one before is kept beside it. */
export const openLog = (file: string): { fd: number; say(line: string): void; close(): void } => {
  mkdirSync(dirname(file), { recursive: true });
  if (existsSync(file)) renameSync(file, `${file}.previous`);
  const fd = openSync(file, 'a', 0o600);
  return { fd, say: (line) => appendFileSync(file, `${line}\n`), close: () => closeSync(fd) };
};

export const lastLines = (file: string, count = 15): string =>
  readFileSync(file, 'utf8').trimEnd().split('\n').slice(-count).join('\n');
