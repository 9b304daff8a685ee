import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

export type Mismatch = Readonly<{ file: string; problem: 'missing' | 'altered' | 'unexpected' }>;

/** SHA-256 by file name, in the format of `sha256sum`, so that the lock can be checked by hand as well. */
export const readLock = async (path: string): Promise<ReadonlyMap<string, string>> => {
  const lines = (await readFile(path, 'utf8')).split('\n').filter((line) => line.trim() !== '');
  return new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)]));
};

/** Every way in which a folder differs from its lock. A file the lock doesn't know would be run as well. */
export const mismatches = async (folder: string, lock: ReadonlyMap<string, string>): Promise<Mismatch[]> => {
  const present = new Set(await readdir(folder));
  const unexpected = [...present]
    .filter((file) => !lock.has(file))
    .map((file): Mismatch => ({ file, problem: 'unexpected' }));
  const wrong: Mismatch[] = [];
  for (const [file, digest] of lock) {
    if (!present.has(file)) wrong.push({ file, problem: 'missing' });
    else if ((await sha256(join(folder, file))) !== digest) wrong.push({ file, problem: 'altered' });
  }
  return [...wrong, ...unexpected];
};

const sha256 = async (path: string): Promise<string> => {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
};
