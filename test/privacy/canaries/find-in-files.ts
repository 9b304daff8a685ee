import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { spellingsOf } from './spellings.ts';

/** The files below a folder that hold a canary in any spelling, each named with the canary. */
export const findInFiles = (folder: string, canaries: readonly string[]): readonly string[] => {
  const wanted = canaries.map((canary) => ({ canary, spellings: spellingsOf(canary) }));
  return filesBelow(folder).flatMap((path) => {
    const bytes = readFileSync(path);
    return wanted
      .filter(({ spellings }) => spellings.some((spelling) => bytes.includes(spelling)))
      .map(({ canary }) => `${relative(folder, path)}: ${canary}`);
  });
};

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
