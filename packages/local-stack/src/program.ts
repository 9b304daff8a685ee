import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { identityOf } from './process-identity.ts';
import { during } from './progress.ts';
import type { Run } from './run.ts';
import type { Progress } from './stack.ts';

export type Tools = Readonly<{ run: Run; progress: Progress }>;

/** Something that is downloaded once, by coordinates and checksums kept in this package. */
export type Program = Readonly<{
  name: string;
  title: string;
  /** The file of SHA-256 checksums; another lock is another program. */
  lock: string;
  by: 'maven' | 'python';
  /** Brings and checks the files. `into` is a temporary folder that is renamed when all is whole. */
  fill(into: string, tools: Tools): Promise<void>;
}>;

/** A file of this package: coordinates, locks, settings. */
export const artifact = (file: string): string =>
  fileURLToPath(new URL(`../artifacts/${file}`, import.meta.url));

/** Named after its lock, so that an older install is never taken for a newer one, nor half mixed with it. */
export const folderOf = ({ name, lock }: Program, installs: string): string =>
  join(installs, `${name}-${createHash('sha256').update(readFileSync(lock)).digest('hex').slice(0, 12)}`);

export const isInstalled = (program: Program, installs: string): boolean =>
  existsSync(folderOf(program, installs));

export const install = async (program: Program, installs: string, tools: Tools): Promise<string> => {
  const folder = folderOf(program, installs);
  if (existsSync(folder)) return folder;
  await clearAbandoned(installs);
  const half = join(installs, `.half-${process.pid}-${program.name}`);
  await rm(half, { recursive: true, force: true });
  await mkdir(half, { recursive: true });
  await during(tools.progress, `Downloading ${program.title}`, () => program.fill(half, tools));
  await settle(half, folder);
  return folder;
};

/** Another process may have been quicker: its install is as good, ours is dropped. */
const settle = async (half: string, folder: string) => {
  try {
    await rename(half, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
    await rm(half, { recursive: true });
  }
};

/** Halves whose maker failed or was killed. */
const clearAbandoned = async (installs: string) => {
  await mkdir(installs, { recursive: true });
  for (const name of await readdir(installs)) {
    const maker = /^\.half-(\d+)-/.exec(name)?.[1];
    if (maker && identityOf(Number(maker)) === undefined)
      await rm(join(installs, name), { recursive: true, force: true });
  }
};
