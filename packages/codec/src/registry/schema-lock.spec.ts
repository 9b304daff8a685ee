import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { schemaLockConformance } from '../../test/schema-lock-conformance.ts';
import { folderLock } from './folder-lock.ts';
import { inMemoryLock } from './schema-lock.ts';

const folders: string[] = [];
const newFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'schema-lock-'));
  folders.push(folder);
  return join(folder, 'made-when-needed');
};
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

schemaLockConformance('in memory', async () => inMemoryLock());
schemaLockConformance('in a folder', async () => folderLock(await newFolder()));

it('a lock in a folder outlives its process, and leaves nothing but its ids', async () => {
  const folder = await newFolder();
  await folderLock(folder).claim(7, 'first');
  await folderLock(folder).claim(7, 'second');
  expect(await folderLock(folder).all()).toEqual(new Map([[7, 'first']]));
  expect(await readdir(folder)).toEqual(['7']);
});
