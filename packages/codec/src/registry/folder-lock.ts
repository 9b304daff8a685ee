import { randomUUID } from 'node:crypto';
import { link, mkdir, readdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SchemaLock } from './schema-lock.ts';

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;

const namesIn = async (folder: string): Promise<string[]> => {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isCode(error, 'ENOENT')) return [];
    throw error;
  }
};

/** Makes a file appear whole or not at all, and only once, whichever of five services comes first. */
const createOnce = async (folder: string, name: string, text: string): Promise<void> => {
  const draft = join(folder, `.${randomUUID()}`);
  await writeFile(draft, text, { flush: true });
  try {
    await link(draft, join(folder, name));
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
  } finally {
    await unlink(draft);
  }
};

/** A file an id. */
export const folderLock = (folder: string): SchemaLock => {
  const read = async (schemaId: number): Promise<string> =>
    (await readFile(join(folder, String(schemaId)), 'utf8')).trim();
  return {
    all: async () => {
      const ids = (await namesIn(folder)).map(Number).filter(Number.isInteger);
      return new Map(await Promise.all(ids.map(async (id) => [id, await read(id)] as const)));
    },
    claim: async (schemaId, fingerprint) => {
      await mkdir(folder, { recursive: true });
      await createOnce(folder, String(schemaId), `${fingerprint}\n`);
      return read(schemaId);
    },
  };
};
