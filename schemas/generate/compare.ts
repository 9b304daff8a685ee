import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

type Files = ReadonlyMap<string, string>;

/** Every file below a folder: path → text. */
export const filesBelow = (folder: string): Files =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [relative(folder, path), readFileSync(path, 'utf8')]),
  );

/** Paths that are missing, stale or left over. */
export const differences = (wanted: Files, there: Files): string[] =>
  [...new Set([...wanted.keys(), ...there.keys()])]
    .filter((path) => wanted.get(path) !== there.get(path))
    .sort();
