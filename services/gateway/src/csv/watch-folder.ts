import { constants } from 'node:fs';
import { lstat, mkdir, open, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal } from '@handoff/decider';
import type { Gateway } from '../gateway.ts';
import type { Upload } from '../register/uploads.ts';
import { takeUpload } from './take-upload.ts';
import { rejectsCsv } from './write-csv.ts';

const largest = 1024 * 1024;

export type Watch = Readonly<{
  gateway: Gateway;
  /** A folder a partner, named by its slug; who may write there is who it is. */
  folder: string;
}>;

/**
 * Files that are dropped instead of sent: `<slug>/in/monday.csv` is taken as an upload of that partner, moved to
 * `<slug>/done/`, and what became of it lies in `<slug>/out/` until everything has its answer. A file is taken when it has
 * not grown between two looks. Stopped anywhere, the next look carries on: the same file is the same upload.
 */
export const folderWatch = ({ gateway, folder }: Watch) => {
  let sizes = new Map<string, string>();
  let started = false;
  const waiting = new Map<string, Readonly<{ partner: string; name: string; id: string }>>();

  const look = async (): Promise<void> => {
    if (!started) await remember();
    started = true;
    const seen = new Map<string, string>();
    for (const slug of await admitted(gateway))
      for (const name of await filesIn(join(folder, slug, 'in'))) {
        const path = join(folder, slug, 'in', name);
        const stamp = await stampOf(path);
        if (stamp === undefined) continue;
        seen.set(path, stamp);
        if (sizes.get(path) === stamp) await take(slug, name, path);
      }
    sizes = seen;
    for (const [key, { partner, name, id }] of waiting) {
      const upload = await gateway.register.uploads.find(partner, id);
      if (upload && !isPending(upload)) waiting.delete(key);
      if (upload) await report(partner, name, upload);
    }
  };

  /** What had no answer yet when the process before this one ended. */
  const remember = async (): Promise<void> => {
    for (const slug of await admitted(gateway))
      for (const file of await filesIn(join(folder, slug, 'out'), /\.result\.json$/)) {
        const { upload: id = '' } = JSON.parse(await readFile(join(folder, slug, 'out', file), 'utf8')) as {
          upload?: string;
        };
        const upload = await gateway.register.uploads.find(slug, id);
        const name = file.slice(0, -'.result.json'.length);
        if (upload && isPending(upload)) waiting.set(`${slug}|${name}`, { partner: slug, name, id });
      }
  };

  const take = async (slug: string, name: string, path: string): Promise<void> => {
    try {
      const upload = await takeUpload(gateway, slug, await textOf(path));
      waiting.set(`${slug}|${name}`, { partner: slug, name, id: upload.id });
      await report(slug, name, upload);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { code, place, reason, mend } = error;
      await write(slug, `${name}.result.json`, `${JSON.stringify({ code, place, reason, mend }, null, 2)}\n`);
    }
    await mkdir(join(folder, slug, 'done'), { recursive: true });
    await rename(path, join(folder, slug, 'done', name));
  };

  const report = async (slug: string, name: string, upload: Upload): Promise<void> => {
    const rows = upload.rows.map(({ line, status, fault }) => ({ line, status, ...fault }));
    await write(slug, `${name}.result.json`, `${JSON.stringify({ upload: upload.id, rows }, null, 2)}\n`);
    await write(slug, `${name}.rejects.csv`, rejectsCsv(upload));
  };

  /** Put in place whole: whoever looks meanwhile finds the former one. */
  const write = async (slug: string, name: string, text: string): Promise<void> => {
    const out = join(folder, slug, 'out');
    await mkdir(out, { recursive: true });
    await writeFile(join(out, `.${name}`), text, { mode: 0o640 });
    await rename(join(out, `.${name}`), join(out, name));
  };

  return { look };
};

/** Whose credentials have ended is taken nothing from. */
const admitted = async ({ register }: Gateway): Promise<readonly string[]> => {
  const slugs = (await register.partners.all()).map(({ slug }) => slug);
  const has = await Promise.all(slugs.map((slug) => register.credentials.has(slug)));
  return slugs.filter((_, at) => has[at]);
};

const isPending = ({ rows }: Upload): boolean => rows.some(({ status }) => status === 'pending');

/** A folder that is not there, or only leads elsewhere, has none. */
const filesIn = async (folder: string, named = /^[^.].*\.csv$/i): Promise<readonly string[]> => {
  const found = await lstat(folder).catch(() => undefined);
  if (!found?.isDirectory()) return [];
  return (await readdir(folder)).filter((name) => named.test(name)).toSorted();
};

/** Undefined for what is no file of its own: a link could lead to another partner's. */
const stampOf = async (path: string): Promise<string | undefined> => {
  const found = await lstat(path).catch(() => undefined);
  return found?.isFile() ? `${found.size} ${found.mtimeMs}` : undefined;
};

const textOf = async (path: string): Promise<string> => {
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    if ((await file.stat()).size > largest) throw tooLarge();
    return await file.readFile('utf8');
  } finally {
    await file.close();
  }
};

const tooLarge = (): Refusal =>
  new Refusal('too-large', {
    place: 'file',
    reason: `the file is larger than ${largest} bytes`,
    mend: 'Drop it in parts. Rows that were taken are not taken twice.',
  });
