import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { spellingsOf } from './spellings.ts';

/** The files below a folder that hold a canary in any spelling, each named with the canary. */
export const findInFiles = (folder: string, canaries: readonly string[]): readonly string[] => {
  const wanted = canaries.map((canary) => ({ canary, spellings: spellingsOf(canary) }));
  return filesBelow(folder).flatMap((path) => {
    const bytes = bytesOf(path);
    return wanted
      .filter(({ spellings }) => spellings.some((spelling) => bytes.includes(spelling)))
      .map(({ canary }) => `${relative(folder, path)}: ${canary}`);
  });
};

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));

/** Who writes goes on meanwhile, and has put what was listed a moment ago into the place of another file. */
const bytesOf = (path: string): Buffer => {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'ENOENT') throw error;
    return Buffer.alloc(0);
  }
};
